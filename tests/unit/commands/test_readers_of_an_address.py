"""Every command that reads a release, on one that lies in a bucket and was made on another machine."""

import json
import shutil
from pathlib import Path

import pytest
from command_line import CommandLine
from faulty_store import KEYS, Fault, FaultyStore, keys_echoed
from plain_run import Workplace, story
from span_gate import check_tables
from warcio.archiveiterator import ArchiveIterator

from casualty_figures import read_release
from casualty_figures.commands.application import application
from casualty_figures.publishing.addresses import pointer_at
from casualty_figures.runs.checked import checked_beside, checked_rows
from casualty_figures.storage.objects import objects_at
from flows.serving import report_server


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folders of this machine, nothing in them."""
    for name in ("processed", "raw", "reports", "reviews"):
        monkeypatch.setenv(f"CASUALTY_FIGURES_{name.upper()}_FOLDER", str(tmp_path / "mine" / name))
    return tmp_path / "mine"


@pytest.fixture
def there(tmp_path: Path, bucket: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An address with two releases of two articles, whose machine is gone."""
    monkeypatch.setattr(checked_rows, "check_tables", check_tables)
    monkeypatch.setattr(checked_beside, "check_tables", check_tables)
    place = Workplace(tmp_path / "another", address=bucket)
    for name, killed in (("Aden", 12), ("Taiz", 7)):
        place.write(f"{name}.txt", story(name, killed))
        place.run()
    shutil.rmtree(place.folder)
    monkeypatch.setenv(
        "CASUALTY_FIGURES_CACHE", str(folder / "cache")
    )  # not before: the gazetteer lies there
    return bucket


@pytest.fixture(params=["option", "setting"])
def at(request: pytest.FixtureRequest, there: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a command is given so that it reads there: the option, or nothing where a setting says it."""
    if request.param == "option":
        return ["--at", there]
    monkeypatch.setenv("CASUALTY_FIGURES_ADDRESS", there)
    return []


def test_the_commands_that_can_read_there_are_these() -> None:
    able = {
        command.callback.__name__
        for command in application.registered_commands
        if command.callback and "at" in command.callback.__annotations__
    }
    assert able == {"query", "changes", "export", "review", "serve_reports", "verify"}


def test_query(at: list[str], casualty_figures: CommandLine) -> None:
    said = casualty_figures("query", "--format", "jsonl", "SELECT best FROM figures ORDER BY best", *at)
    assert [json.loads(line)["best"] for line in said.out.splitlines()] == [7, 12]


def test_query_of_an_earlier_day(at: list[str], casualty_figures: CommandLine) -> None:
    sql = "SELECT best FROM estimates ORDER BY best"
    said = casualty_figures("query", "--as-of", "2026-01-02", "--format", "jsonl", sql, *at)
    assert [json.loads(line)["best"] for line in said.out.splitlines()] == [12]


@pytest.mark.parametrize("since", [[], ["--since", "1"], ["--since", "2026-01-02"]])
def test_changes_since_a_release_that_only_the_address_had(
    since: list[str], there: str, casualty_figures: CommandLine
) -> None:
    said = casualty_figures("changes", "--format", "jsonl", *since, "--at", there)
    assert [(row["change"], row["is"]) for row in map(json.loads, said.out.splitlines())] == [("new", "7")]


def test_changes(at: list[str], casualty_figures: CommandLine) -> None:
    assert "new" in casualty_figures("changes", *at).out


@pytest.mark.parametrize("form", ["ged", "acled", "tidy", "geojson", "xlsx"])
def test_export(form: str, there: str, tmp_path: Path, casualty_figures: CommandLine) -> None:
    out = tmp_path / f"events.{form}"
    assert casualty_figures("export", form, "--out", str(out), "--at", there).status == 0
    assert out.stat().st_size


def test_export_of_the_archive(at: list[str], tmp_path: Path, casualty_figures: CommandLine) -> None:
    out = tmp_path / "articles.warc"
    assert "2 articles" in casualty_figures("export", "warc", "--out", str(out), *at).out
    with out.open("rb") as file:
        found = [record.content_stream().read() for record in ArchiveIterator(file)]
    assert [content for content in found if content.startswith(b"Shelling in Aden")]


def test_review_reads_there_and_is_written_here(
    at: list[str], folder: Path, casualty_figures: CommandLine
) -> None:
    figure = json.loads(casualty_figures("query", "--format", "jsonl", "FROM figures LIMIT 1", *at).out)
    assert casualty_figures("review", "--list", *at).status == 0
    given = ["--reviewer", "A. Reader", "--reason", "it is a table's"]
    said = casualty_figures("review", "reject", figure["figure_id"][:8], *given, *at)
    (line,) = (folder / "reviews").glob("*.jsonl")
    assert (said.status, figure["figure_id"] in line.read_text()) == (0, True)


def test_serve_reports_writes_the_report_that_another_machine_made(
    at: list[str], folder: Path, casualty_figures: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_server, "serve_reports", lambda *_: None)
    assert casualty_figures("serve-reports", *at).status == 0
    assert "Taiz" in (folder / "reports" / "latest.html").read_text()


def test_verify(at: list[str], casualty_figures: CommandLine) -> None:
    assert "are whole" in casualty_figures("verify", *at).out


def test_a_release_is_read_from_python_as_it_was_on_a_day(there: str) -> None:
    assert len(read_release(there).figures) == 2
    assert len(read_release(there, as_of="2026-01-02").estimates) == 1


COMMANDS = [
    ["query", "FROM figures"],
    ["changes"],
    ["export", "tidy", "--out", "out.csv"],
    ["export", "warc", "--out", "out.warc"],
    ["review", "--list"],
    ["verify"],
    ["verify", "--repair"],
    ["serve-reports"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_tells_a_key(
    command: list[str],
    there: str,
    store: FaultyStore,
    casualty_figures: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("casualty_figures.storage.objects._TRIES", 1)
    monkeypatch.setattr(report_server, "serve_reports", lambda *_: None)
    monkeypatch.setenv("CASUALTY_FIGURES_TRACEBACK", "1")
    store.faults.append(Fault("GET", "/", keys_echoed, times=10_000))
    said = casualty_figures(*command, "--at", there)
    assert "403 Forbidden (SignatureDoesNotMatch)" in said.err
    assert not [key for key in KEYS.values() if key in said.out + said.err]


def test_a_release_is_never_changed_by_who_reads_it(
    at: list[str], there: str, casualty_figures: CommandLine
) -> None:
    before = pointer_at(objects_at(there))
    casualty_figures("query", "FROM figures", *at)
    casualty_figures("verify", *at)
    assert pointer_at(objects_at(there)) == before
