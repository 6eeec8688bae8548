"""Excel workbooks (.xlsx) to rows: those of the sheets with articles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from casualty_figures.archive.tabular.header import NumberedRow, Recognise, below_header
from casualty_figures.records import ArchiveError

_DAYS_TO_1904 = 1462
"""Days from the first that a workbook counts from, of 1900, to the other, of 1904 (ECMA-376, 18.17.4.1)."""


def sheets_of(file: BinaryIO, largest: int) -> Mapping[str, "Sheet"]:
    """Return the sheets of a workbook by their titles.

    Raises:
        ArchiveError: It is none, or unpacks to more than `largest` bytes.
    """
    import openpyxl  # noqa: PLC0415 - slow, and few files are Excel's
    from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: PLC0415 - the same

    try:
        size = sum(part.file_size for part in ZipFile(file).infolist())
    except BadZipFile:
        raise ArchiveError("no Excel workbook (.xlsx), or one with a password") from None
    if size > largest:
        raise ArchiveError(f"it unpacks to more than {largest} bytes, the most we take")
    book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    shift = _DAYS_TO_1904 if book.epoch == CALENDAR_MAC_1904 else 0
    return {sheet.title: Sheet(sheet, shift) for sheet in book.worksheets}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet, and how many days must be added to its numbers of days so that they count from 1900."""

    sheet: Any
    shift: int

    def lines(self) -> Iterator[Sequence[object]]:
        """Yield the cells of its rows, from the first."""
        rows: Iterator[Sequence[object]] = self.sheet.iter_rows(values_only=True)
        return map(self._shifted, rows) if self.shift else rows

    def _shifted(self, cells: Sequence[object]) -> Sequence[object]:
        return [cell + self.shift if isinstance(cell, int | float) else cell for cell in cells]


def rows_of_sheets(sheets: Mapping[str, Sheet], recognise: Recognise) -> Iterator[NumberedRow]:
    """Yield the rows of the first sheet with texts, and of others with articles; of the rest their number.

    A sheet has articles where its columns are those of the first, or a text
    and another part of an article: they may have other names each.
    """
    columns = {title: _columns(sheet, recognise) for title, sheet in sheets.items()}
    held = [named for named in columns.values() if named]
    wanted = next((named for named in held if recognise(named)[0]), held[0] if held else [])
    for title, sheet in sheets.items():
        rows = below_header(sheet.lines(), f"{title} row", recognise)
        has_text, n_parts = recognise(columns[title])
        if columns[title] == wanted or (has_text and n_parts > 1):
            yield from rows
        elif columns[title]:
            n_rows = sum(1 for _ in rows)
            lost = "its row is not read" if n_rows == 1 else f"its {n_rows:,} rows are not read"
            yield NumberedRow(f"sheet {title}", {}, f"no column of articles' texts in it: {lost}")


def _columns(sheet: Sheet, recognise: Recognise) -> list[str]:
    """Return the columns of a sheet, none where it has no row below their names."""
    head = next(below_header(sheet.lines(), "row", recognise), None)
    return [column for column in (head.cells if head else ()) if column]
