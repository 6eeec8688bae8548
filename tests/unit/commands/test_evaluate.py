"""`casualty-figures evaluate`, as a user meets it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from casualty_figures.commands.application import application
from casualty_figures.records import LabelledSetError

RECORDS = (
    {
        "id": "a",
        "text": "Three miners were killed in Goma on Monday.",
        "gold": {"killed": 3},
        "country": "COD",
    },
    {
        "id": "b",
        "text": "Three miners were killed in Goma on Monday.",
        "gold": {"killed": 4},
        "country": "COD",
    },
)


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "set.jsonl"
    path.write_text("".join(json.dumps(entry) + "\n" for entry in RECORDS), "utf-8")
    return path


def evaluated(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, ["evaluate", *map(str, arguments)])


def test_json_is_one_object_with_the_scores(labelled: Path) -> None:
    scores = json.loads(evaluated(labelled, "--json").stdout)
    assert (scores["labels"][0]["exact_match"], scores["country"]["accuracy"]) == (0.5, 1.0)


def test_the_table_names_the_label_and_its_scores(labelled: Path) -> None:
    lines = [line.split() for line in evaluated(labelled).stdout.splitlines()]
    assert ["killed", "2", ".500", "2", ".500", "0.50", "-"] in lines


def test_errors_show_the_class_with_an_example(labelled: Path) -> None:
    shown = evaluated(labelled, "--errors", "1").stdout
    assert "killed, under" in shown
    assert "b: coded 4, read 3 from Three miners were killed" in shown


def test_the_patterns_alone_can_be_scored(labelled: Path) -> None:
    assert json.loads(evaluated(labelled, "--json", "--reader", "patterns").stdout)["reader"] == "patterns"


def test_a_bad_set_is_refused_with_the_line_that_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("killed: 3\n", "utf-8")
    failure = evaluated(path).exception
    assert isinstance(failure, LabelledSetError)
    assert "line 1" in str(failure)


def test_an_unknown_reader_is_a_usage_mistake(labelled: Path) -> None:
    assert evaluated(labelled, "--reader", "magic").exit_code == 2
