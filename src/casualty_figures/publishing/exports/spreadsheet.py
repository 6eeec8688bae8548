"""Sheets as one Excel workbook: numbers and days as such, addresses to click, texts that nothing runs."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from casualty_figures.records import ReleaseError
from casualty_figures.storage.escaping import csv_cell

MOST_ROWS = 1_048_576 - 1
MOST_CHARACTERS = 32_767
MOST_LINKS = 65_530
LONGEST_LINK = 2_079
"""Rows of a sheet below its header, characters of a cell, links of a sheet, characters of a link."""

_ADDRESS = re.compile(r"https?://[!-~]+")
_CUT = " … (cut)"
_FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts a 29 February 1900 that never was: earlier days are written as text."""
_ALWAYS = datetime(1980, 1, 1)  # noqa: DTZ001 - Excel knows no zones
"""What a workbook says of when it was made: the same release gives the same bytes."""
_NARROWEST, _WIDEST, _ID_WIDTH = 8, 60, 14
_LOOKED_AT = 200
"""Characters of a column's width, and how many rows are looked at to find it; a longer text is wrapped."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as a sheet: its title, the names of its columns, and its rows."""

    title: str
    names: Sequence[str]
    rows: Sequence[tuple[Any, ...]]


def workbook(about: Iterable[tuple[str, str]], sheets: Sequence[Sheet]) -> bytes:
    """Return an Excel workbook: first a sheet "About", which says what did not fit as well, then the sheets.

    A text that is too long for a cell is cut; an address that is too long for
    a link, or beyond the links of a sheet, is written as text. Raises
    `ReleaseError` where a sheet has more rows than Excel opens.
    """
    for sheet in sheets:
        _refuse_too_many(sheet)
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"constant_memory": True}) as book:
        book.set_properties({"created": _ALWAYS})
        first = book.add_worksheet("About")
        writers = [_SheetWriter(book, sheet) for sheet in sheets]
        notes = [note for writer in writers for note in writer.write()]
        _write_about(first, [*about, *(("Note", note) for note in notes)], book.add_format({"bold": True}))
    return content.getvalue()


def _refuse_too_many(sheet: Sheet) -> None:
    if len(sheet.rows) > MOST_ROWS:
        raise ReleaseError(
            f"sheet {sheet.title}: {len(sheet.rows):,} rows, and Excel opens {MOST_ROWS:,}; "
            "ask for fewer events with --where, or use tidy"
        )


def _write_about(sheet: Worksheet, lines: Iterable[tuple[str, str]], bold: Format) -> None:
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 110)
    for row, (name, text) in enumerate(lines):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, _plain(text))


class _SheetWriter:
    """Writes one sheet, and counts what did not fit."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Sheet) -> None:
        self._sheet = sheet
        self._page = book.add_worksheet(sheet.title)
        self._header = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EEEEEE"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self._count = book.add_format({"num_format": "#,##0", "valign": "top"})
        self._text = book.add_format({"valign": "top", "text_wrap": True})
        self._top = book.add_format({"valign": "top"})
        self._link = book.get_default_url_format()
        self._links = 0
        self._missed: Counter[str] = Counter()

    def write(self) -> list[str]:
        """Write the sheet, and return in words what did not fit."""
        self._write_header()
        for row, values in enumerate(self._sheet.rows, start=1):
            for column, value in enumerate(values):
                if value is not None:
                    self._write_cell(row, column, value)
        return [f"{self._sheet.title}: {count:,} {what}" for what, count in self._missed.items()]

    def _write_header(self) -> None:
        page, names = self._page, self._sheet.names
        page.freeze_panes(1, 0)
        page.set_landscape()
        page.repeat_rows(0)
        page.autofilter(0, 0, len(self._sheet.rows), len(names) - 1)
        for column, name in enumerate(names):
            page.set_column(column, column, _ID_WIDTH if name.endswith("_id") else self._width(column))
            page.write_string(0, column, name, self._header)

    def _width(self, column: int) -> int:
        cells = (row[column] for row in self._sheet.rows[:_LOOKED_AT])
        longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
        return min(max(longest, len(self._sheet.names[column]) + 2, _NARROWEST) + 1, _WIDEST)

    def _write_cell(self, row: int, column: int, value: object) -> None:
        match value:
            case bool():
                self._page.write_boolean(row, column, value)
            case int() | float():
                is_count = isinstance(value, int) and not self._sheet.names[column].startswith("year")
                self._page.write_number(row, column, value, self._count if is_count else self._top)
            case date() if value >= _FIRST_DAY:
                self._page.write_datetime(row, column, value, self._day)
            case _:
                self._write_text(row, column, str(value))

    def _write_text(self, row: int, column: int, text: str) -> None:
        name = self._sheet.names[column]
        if name.endswith("url") and _ADDRESS.fullmatch(text) and self._takes_link(text):
            self._page.write_url(row, column, text, self._link, string=_plain(text))
            return
        plain = _plain(text)
        if len(plain) > MOST_CHARACTERS:
            self._missed[f"texts are cut at {MOST_CHARACTERS:,} characters"] += 1
            plain = plain[: MOST_CHARACTERS - len(_CUT)] + _CUT
        is_long = len(plain) > _WIDEST and not name.endswith("_id")
        self._page.write_string(row, column, plain, self._text if is_long else self._top)

    def _takes_link(self, address: str) -> bool:
        """Whether Excel takes another address as a link; what it does not take is counted."""
        if len(address) > LONGEST_LINK:
            self._missed["addresses are too long for a link, and stand as text"] += 1
            return False
        if self._links >= MOST_LINKS:
            self._missed[f"addresses beyond the first {MOST_LINKS:,} stand as text"] += 1
            return False
        self._links += 1
        return True


def _plain(text: str) -> str:
    return str(csv_cell(text))
