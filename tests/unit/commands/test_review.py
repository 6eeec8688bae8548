"""What `review` lists and writes, on what a run published."""

import io
import json
import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine
from plain_run import Workplace, story
from span_gate import check_tables

from casualty_figures.runs.checked import checked_beside, checked_rows

PAGE = Path(__file__).parents[3] / "docs" / "reviews.md"


@dataclass(frozen=True)
class Desk:
    """A reviewer at a terminal, beside the releases of a workplace."""

    place: Workplace
    say: CommandLine

    def lines(self) -> list[dict[str, Any]]:
        files = sorted((self.place.folder / "reviews").glob("*.jsonl"))
        return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]

    def asked(self) -> list[dict[str, Any]]:
        said = self.say("review", "--list", "--format", "jsonl")
        return [json.loads(line) for line in said.out.splitlines()]

    def outcomes(self) -> list[object]:
        self.place.run()
        return [row["review_outcome"] for row in self.place.rows("reviews")]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, casualty_figures: CommandLine) -> Desk:
    monkeypatch.setattr(checked_rows, "check_tables", check_tables)
    monkeypatch.setattr(checked_beside, "check_tables", check_tables)
    monkeypatch.setenv("CASUALTY_FIGURES_PROCESSED_FOLDER", str(tmp_path / "processed"))
    monkeypatch.setenv("CASUALTY_FIGURES_REVIEWS_FOLDER", str(tmp_path / "reviews"))
    place = Workplace(tmp_path)
    place.write("aden.txt", story("Aden", 312))
    place.write("taiz.txt", story("Taiz", 7))
    place.write("empty.txt", "")
    place.run()
    return Desk(place, casualty_figures)


def killed(desk: Desk, number: int) -> str:
    rows = desk.place.rows("figures")
    return next(str(row["figure_id"]) for row in rows if row["best"] == number)


WHO = ("--reviewer", "R. Example", "--reason", "the table says so")


def test_the_list_has_what_needs_a_person_with_its_sentence(desk: Desk) -> None:
    asked = desk.asked()
    assert [one["why"] for one in asked] == ["large", "refused"]
    assert "312 people were killed" in asked[0]["sentences"][0]
    assert asked[0]["ids"] == [killed(desk, 312)]
    said = desk.say("review", "--list")
    assert said.out.startswith("1. large: killed 312/312/312")
    assert said.status == 0


def test_what_was_decided_is_not_asked_again(desk: Desk) -> None:
    for question, action in zip(desk.asked(), ("accept", "dismiss"), strict=True):
        assert desk.say("review", action, *question["ids"], *WHO).status == 0
    assert desk.outcomes() == ["applied", "applied"]
    assert desk.asked() == []


def test_a_decision_is_a_line_in_the_file_of_its_reviewer(desk: Desk) -> None:
    key = killed(desk, 312)
    said = desk.say("review", "amend", key[:12], "--best", "31", *WHO)
    assert (said.status, said.err) == (0, "")
    (line,) = desk.lines()
    assert (line["action"], line["figure_id"], line["best"]) == ("amend", key, 31)
    assert (desk.place.folder / "reviews" / "r-example.jsonl").exists()
    assert desk.outcomes() == ["applied"]


def test_same_and_different_take_a_figure_of_each_account(desk: Desk) -> None:
    ids = (killed(desk, 312), killed(desk, 7))
    assert desk.say("review", "same", *ids, *WHO).status == 0
    assert desk.outcomes() == ["applied"]
    assert len({row["event_id"] for row in desk.place.rows("accounts")}) == 1


@pytest.mark.parametrize(
    ("arguments", "words", "status"),
    [
        (("accept", "0" * 64, *WHO), "no row of figures", 1),
        (("accept", "x'; --", *WHO), "no id", 1),
        (("accept", "0" * 64, "--reviewer", "R. Example"), "needs an ID and --reason", 2),
        (("accept", "0" * 64, "--reason", "so"), "say who decides", 2),
        (("amend", "KILLED", *WHO), "it amends nothing", 1),
        (("amend", "KILLED", "--low", "9", "--high", "3", *WHO), "low <= best <= high does not hold", 1),
        (("amend", "KILLED", "--indicator", "vexed", *WHO), "no indicator 'vexed'", 1),
        (("same", "KILLED", *WHO), "needs two figures", 1),
    ],
)
def test_a_decision_that_makes_no_sense_is_one_line_and_nothing_is_written(
    arguments: tuple[str, ...], words: str, status: int, desk: Desk
) -> None:
    key = killed(desk, 7)
    said = desk.say("review", *(key if one == "KILLED" else one for one in arguments))
    assert words in said.err
    assert (said.status, said.err.count("\n"), desk.lines()) == (status, 1, [])


def test_a_line_that_a_killed_writer_left_stays_a_line_of_its_own(desk: Desk) -> None:
    path = desk.place.folder / "reviews" / "r-example.jsonl"
    path.parent.mkdir()
    path.write_text('{"action": "acc', encoding="utf-8")
    desk.say("review", "accept", killed(desk, 7), *WHO)
    assert sorted(map(str, desk.outcomes())) == ["applied", "unreadable"]


def test_at_the_terminal_each_question_is_asked_and_written_at_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("amend\nmany\n30-40\na misprint\nskip\n"))
    said = desk.say("review", "--reviewer", "R. Example")
    assert said.status == 0
    (line,) = desk.lines()
    assert (line["low"], line["high"], line["reason"]) == (30, 40, "a misprint")
    assert "Asked 2" in said.out


@pytest.mark.parametrize("typed", ["quit\n", "", "accept\n"])
def test_who_leaves_the_terminal_has_decided_nothing(
    typed: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert desk.say("review", "--reviewer", "R. Example").status == 0
    assert desk.lines() == []


def commands_of_the_page() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    lines = "".join(blocks).replace("\\\n", " ").splitlines()
    return [line for line in lines if line.startswith("casualty-figures review")]


def test_every_command_of_the_page_does_what_it_says(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (refused,) = (str(row["quarantine_id"]) for row in desk.place.rows("quarantine"))
    ids = {"FIGURE": killed(desk, 312), "OTHER": killed(desk, 7), "REFUSAL": refused}
    commands = commands_of_the_page()
    for command in commands:
        monkeypatch.setattr("sys.stdin", io.StringIO("quit\n"))
        arguments = [ids.get(word, word) for word in shlex.split(command)[1:]]
        assert desk.say(*arguments).status == 0, command
    said = {line["action"] for line in desk.lines()}
    assert said == {"accept", "reject", "amend", "same", "different", "dismiss"}
    assert "unreadable" not in desk.outcomes()


def test_who_disagrees_is_asked_first(desk: Desk) -> None:
    desk.place.write("mori.txt", story("Sanaa", 20).replace("the health ministry", "the interior ministry"))
    desk.place.write("sana.txt", story("Sanaa", 45).replace("the health ministry", "a local observatory"))
    desk.place.run()
    ids = [killed(desk, 20), killed(desk, 45)]
    desk.say("review", "same", *ids, *WHO)
    desk.place.run()
    contested = [one for one in desk.asked() if one["why"] == "contested"]
    assert [one["ids"][0] for one in contested] == sorted(ids)
    assert desk.asked()[: len(contested)] == contested
