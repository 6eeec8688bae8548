"""The events as an Excel workbook, read back as a spreadsheet reads it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine
from openpyxl import Workbook, load_workbook
from test_export import ESTIMATE, EVENT, publish, publish_tables

from casualty_figures import reconcile
from casualty_figures.publishing.exports import spreadsheet
from casualty_figures.publishing.exports.spreadsheet import Sheet, workbook
from casualty_figures.records import ReleaseError
from casualty_figures.records.tables import TABLES
from casualty_figures.schema.to_arrow import unchecked_schema

TOLD = "At least 12 people were killed by a car bomb in Kirkuk, Iraq, on Tuesday, police said."
ADDRESS = "https://news.example/kirkuk?id=4711"
Export = Callable[..., Workbook]


@pytest.fixture
def export(tmp_path: Path, casualty_figures: CommandLine) -> Export:
    def exported(*options: str) -> Workbook:
        out = tmp_path / "events.xlsx"
        assert casualty_figures("export", "xlsx", "--out", str(out), *options).status == 0
        return load_workbook(out)

    return exported


@pytest.fixture
def one_article(processed: Path) -> None:
    made = reconcile([{"text": TOLD, "published": "2015-05-13", "url": ADDRESS}]).tables
    publish_tables(
        processed,
        {table.name: made.get(table.name, unchecked_schema(table).empty_table()) for table in TABLES},
    )


def cells(book: Workbook, sheet: str, row: int = 2) -> dict[str, Any]:
    names = [cell.value for cell in book[sheet][1]]
    return dict(zip(names, book[sheet][row], strict=True))


def written(tmp_path: Path, *values: str) -> Workbook:
    path = tmp_path / "made.xlsx"
    path.write_bytes(workbook([], [Sheet("Made", ("url",), [(value,) for value in values])]))
    return load_workbook(path)


@pytest.mark.usefixtures("one_article")
def test_a_workbook_has_a_sheet_for_each_thing_asked(export: Export) -> None:
    assert export().sheetnames == ["About", "Events", "Estimates", "Sources", "Codebook"]


@pytest.mark.usefixtures("one_article")
def test_numbers_are_numbers_days_are_days_and_an_open_bound_is_empty(export: Export) -> None:
    event = cells(export(), "Events")
    assert (event["killed_low"].value, event["killed_high"].value) == (12, None)
    assert event["date_start"].value == datetime(2015, 5, 12)  # noqa: DTZ001 - Excel knows no zones


@pytest.mark.usefixtures("one_article")
def test_a_source_gives_the_sentence_who_says_it_and_a_link(export: Export) -> None:
    source = cells(export(), "Sources")
    assert (source["sentence"].value, source["speaker"].value) == (TOLD, "police")
    assert source["url"].hyperlink.target == ADDRESS


@pytest.mark.usefixtures("one_article")
def test_every_sheet_keeps_its_header_in_sight(export: Export) -> None:
    book = export()
    assert {book[name].freeze_panes for name in book.sheetnames[1:]} == {"A2"}


@pytest.mark.usefixtures("one_article")
def test_the_codebook_tells_of_every_column(export: Export) -> None:
    book = export()
    told = {(sheet, column) for sheet, column, meaning in book["Codebook"].values if meaning}
    columns = {(name, cell.value) for name in book.sheetnames[1:4] for cell in book[name][1]}
    assert columns <= told


@pytest.mark.usefixtures("one_article")
def test_where_holds_for_every_sheet(export: Export) -> None:
    book = export("--where", "country_iso3 = 'YEM'")
    assert [book[name].max_row for name in ("Events", "Estimates", "Sources")] == [1, 1, 1]
    assert "where country_iso3 = 'YEM'" in [row[1] for row in book["About"].values]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_a_text_that_is_a_formula_stays_a_text(start: str, processed: Path, export: Export) -> None:
    name = f"{start}HYPERLINK(1)"
    publish(processed, events=[replace(EVENT, location_name=name)], estimates=[ESTIMATE])
    place = cells(export(), "Events")["location_name"]
    assert (place.data_type, place.value) == ("s", f"'{name}")


@pytest.mark.usefixtures("one_article")
def test_the_same_release_gives_the_same_workbook(tmp_path: Path, casualty_figures: CommandLine) -> None:
    for name in ("one", "two"):
        casualty_figures("export", "xlsx", "--out", str(tmp_path / name))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.usefixtures("release")
def test_a_release_without_events_gives_sheets_without_rows(export: Export) -> None:
    assert export()["Events"].max_row == 1


def test_a_text_too_long_for_a_cell_is_cut_and_told(tmp_path: Path) -> None:
    book = written(tmp_path, "a" * 32_768)
    assert len(book["Made"]["A2"].value) == 32_767
    assert book["About"]["B1"].value == "Made: 1 texts are cut at 32,767 characters"


def test_an_address_too_long_for_a_link_stands_as_text(tmp_path: Path) -> None:
    book = written(tmp_path, f"https://news.example/{'a' * 2_079}")
    assert (book["Made"]["A2"].hyperlink, book["About"]["A1"].value) == (None, "Note")


def test_addresses_beyond_the_links_of_a_sheet_stand_as_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_LINKS", 1)
    book = written(tmp_path, "https://news.example/1", "https://news.example/2")
    assert [bool(book["Made"][cell].hyperlink) for cell in ("A2", "A3")] == [True, False]
    assert book["About"]["B1"].value == "Made: 1 addresses beyond the first 1 stand as text"


def test_what_is_no_address_is_no_link(tmp_path: Path) -> None:
    book = written(tmp_path, "javascript:alert(1)", "https://news.example/ a")
    assert [book["Made"][cell].hyperlink for cell in ("A2", "A3")] == [None, None]


def test_more_rows_than_excel_opens_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 1)
    with pytest.raises(ReleaseError, match=r"sheet Made: 2 rows, and Excel opens 1; ask for fewer"):
        workbook([], [Sheet("Made", ("url",), [("a",), ("b",)])])
