import csv
import json
from pathlib import Path

import pytest
from command_line import CommandLine

from casualty_figures.publishing import Release

pytestmark = pytest.mark.usefixtures("release")
KEYS = "SELECT table_name, column_name, is_key, unit_name FROM codebook WHERE is_key ORDER BY 1, 2"


def test_jsonl_is_one_object_a_row_and_nothing_else(casualty_figures: CommandLine) -> None:
    said = casualty_figures("query", "--format", "jsonl", KEYS)
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert rows[0] == {
        "table_name": "accounts",
        "column_name": "account_id",
        "is_key": True,
        "unit_name": None,
    }
    assert (said.status, said.err) == (0, "")


def test_jsonl_has_dates_and_times_in_iso_format(casualty_figures: CommandLine) -> None:
    said = casualty_figures(
        "query", "--format", "jsonl", "SELECT DATE '2015-05-18' AS d, TIMESTAMP '2015-05-18 06:00:00' AS t"
    )
    assert json.loads(said.out) == {"d": "2015-05-18", "t": "2015-05-18T06:00:00"}


def test_csv_has_a_header_and_an_empty_field_for_the_unknown(casualty_figures: CommandLine) -> None:
    header, first, *_ = csv.reader(casualty_figures("query", "--format", "csv", KEYS).out.splitlines())
    assert header == ["table_name", "column_name", "is_key", "unit_name"]
    assert first == ["accounts", "account_id", "True", ""]


def test_a_table_shows_text_in_brackets_as_it_is(casualty_figures: CommandLine) -> None:
    said = casualty_figures("query", "SELECT 'twelve [bold] words' AS words")
    assert "twelve [bold] words" in said.out


def test_a_table_without_rows_still_has_its_columns(casualty_figures: CommandLine) -> None:
    said = casualty_figures("query", "--format", "csv", "FROM figures")
    assert said.out.splitlines()[0].endswith("source_month")


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("SELEC 1", 'syntax error at or near "SELEC"'),
        ("SELECT x FROM figures", 'column "x" not found'),
        ("SELECT 1; SELECT 2", "one SELECT at a time, not 2 statements"),
        ("", "one SELECT at a time, not 0 statements"),
        ("DROP VIEW figures", "the tables of a release are read only"),
        ("COPY figures TO 'figures.csv'", "the tables of a release are read only"),
        ("SET enable_external_access = true", "the tables of a release are read only"),
        ("SELECT * FROM read_csv('/etc/passwd')", "disabled by configuration"),
    ],
)
def test_sql_that_is_not_a_question_to_the_tables_is_one_line_and_status_1(
    sql: str, words: str, casualty_figures: CommandLine
) -> None:
    said = casualty_figures("query", sql)
    assert words in said.err
    assert (said.status, said.err.count("\n"), said.out) == (1, 1, "")


def test_an_unknown_format_is_a_mistake_in_the_command_line(casualty_figures: CommandLine) -> None:
    assert casualty_figures("query", "--format", "xml", "FROM figures").status == 2


def test_a_release_that_was_damaged_is_told_in_one_line(
    casualty_figures: CommandLine, release: Release
) -> None:
    (release.folder / "manifest.json").unlink()
    said = casualty_figures("query", "FROM figures")
    assert (said.status, said.err.count("\n")) == (1, 1)


def test_a_folder_name_with_a_quote_is_no_obstacle(
    casualty_figures: CommandLine, processed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = processed.rename(processed.with_name("o'brien"))
    monkeypatch.setenv("CASUALTY_FIGURES_PROCESSED_FOLDER", str(moved))
    assert casualty_figures("query", "--format", "csv", "SELECT count(*) FROM codebook").status == 0
