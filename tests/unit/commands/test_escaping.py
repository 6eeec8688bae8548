import csv
import json
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from command_line import CommandLine
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from casualty_figures.commands.output.rows import WRITERS
from casualty_figures.commands.output.run import _show_refused
from casualty_figures.publishing import Answer
from casualty_figures.records.run import QuarantinedRow, Run
from casualty_figures.runs.summary import Summary
from casualty_figures.storage.escaping import csv_cell, json_line, terminal_line

HOSTILE = "The \x1b]0;owned\x07\x9b2J \u202eBee\nof Aden"


def written(form: str, value: object, capsys: pytest.CaptureFixture[str]) -> str:
    WRITERS[form](Answer((HOSTILE,), (False,), iter([(value,)])))
    return capsys.readouterr().out


def obeyed(text: str) -> set[str]:
    """Return the characters of a text that a terminal would do something with, but for line feeds."""
    return {letter for letter in text if not letter.isprintable()} - {"\n"}


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_no_form_prints_a_character_that_a_terminal_obeys(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert obeyed(written(form, HOSTILE, capsys)) == set()


def test_a_line_shows_what_was_escaped_and_stays_one_line() -> None:
    assert terminal_line(HOSTILE) == r"The \x1b]0;owned\x07\x9b2J \u202eBee of Aden"


@given(st.text(st.characters()))
def test_json_gives_back_every_character_on_one_line(text: str) -> None:
    line = json_line({"text": text})
    assert json.loads(line) == {"text": text}
    assert len(line.splitlines()) == 1
    assert line.encode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\n", "\uff1d"])
def test_a_cell_that_a_spreadsheet_would_run_is_a_text_in_csv(
    start: str, capsys: pytest.CaptureFixture[str]
) -> None:
    formula = f"{start}HYPERLINK(A1)"
    _, (cell,) = csv.reader(written("csv", formula, capsys).splitlines(keepends=True))
    assert cell == f"'{formula}"


@pytest.mark.parametrize("value", [-12, -0.5, None, date(2015, 5, 18), "-12", "+4,500", "12 killed", "a=b"])
def test_numbers_dates_and_plain_texts_are_themselves_in_csv(value: object) -> None:
    assert csv_cell(value) == value


@pytest.mark.parametrize(("command", "status"), [("extract", 1), ("evaluate", 1), ("run", 2)])
def test_the_name_of_a_file_that_is_not_there_moves_no_cursor(
    command: str, status: int, casualty_figures: CommandLine
) -> None:
    said = casualty_figures(command, "gone\x1b[2J.txt")
    assert said.status == status
    assert r"gone\x1b[2J.txt" in said.err
    assert obeyed(said.err) == set()


def test_the_names_of_articles_and_sets_that_are_read_move_no_cursor_either(
    casualty_figures: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    article, labelled = "[bold]\x1b[2J.txt", "[bold]\x1b[2J.jsonl"
    Path(article).write_text("Three miners were killed in Goma on Monday.", "utf-8")
    Path(labelled).write_text(
        '{"id": "\\u001b", "text": "Two were killed.", "gold": {"killed": 3}}\n', "utf-8"
    )
    said = casualty_figures("extract", article, article).out
    said += casualty_figures("evaluate", labelled, "--errors", "1").out
    assert r"[bold]\x1b[2J.txt" in said
    assert r"[bold]\x1b[2J.jsonl" in said
    assert obeyed(said) == set()


def a_summary(row: QuarantinedRow) -> Summary:
    run = Run(**{field.name: row.run_id for field in fields(Run)})  # type: ignore[arg-type]
    return Summary(run, (), (row,), "release", Path("tables"), Path("report"))


def test_a_refused_article_moves_no_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    texts = dict.fromkeys(field.name for field in fields(QuarantinedRow))
    row = QuarantinedRow(**{**texts, "table_name": "articles", "source_name": HOSTILE, "reason": HOSTILE})  # type: ignore[arg-type]
    _show_refused(Console(), a_summary(row))
    said = capsys.readouterr().out
    assert obeyed(said) == set()
    assert said.count("Aden") == 2
