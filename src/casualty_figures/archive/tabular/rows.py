"""Files to rows, each with the number a person finds it by."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from casualty_figures.archive.tabular.files import encoding_of, from_start, seekable, unpacked
from casualty_figures.records import ArchiveError

Row = Mapping[str, Any]
_SEPARATORS = ",;\t|"
_HEAD = 10
"""Rows among which the one with the columns' names stands."""
_BATCH = 500
"""Rows of a Parquet file that are in memory at a time."""


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """A row of a table: its cells by column, or why it has none, and what a person calls it."""

    name: str
    cells: Row
    failure: str | None = None


Rows = Callable[[], Iterator[NumberedRow]]
"""Goes through the rows of a table, from the first."""
Opened = Callable[[], BinaryIO]
"""Opens a file, unpacked, at its beginning."""


def rows_of(file: BinaryIO, kind: str, *, largest: int) -> Rows:
    """Return what goes through the rows of a file of a kind, a suffix such as `.csv` or `.csv.gz`.

    It may be called again and again and begins with the first row each time;
    of text and Parquet files a few rows at a time are in memory. Both raise
    `ArchiveError` where the file is damaged, or unpacks to more than `largest` bytes.
    """
    is_packed = kind.endswith(".gz")

    def opened() -> BinaryIO:
        return unpacked(from_start(file), largest) if is_packed else from_start(file)

    read, kind = _READERS[kind.removesuffix(".gz")], kind.removesuffix(".gz")
    with _told(kind):
        rows = read(opened, largest)

    def told() -> Iterator[NumberedRow]:
        with _told(kind):
            yield from rows()

    return told


@contextmanager
def _told(kind: str) -> Iterator[None]:
    """Raise `ArchiveError` for whatever a reader raises."""
    try:
        yield
    except ArchiveError:
        raise
    except Exception as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ArchiveError(f"this {kind} file cannot be read: {reason:.200}") from error


def _separated(opened: Opened, largest: int) -> Rows:
    encoding = encoding_of(opened())
    csv.field_size_limit(max(largest, 131_072))
    separator = _separator(islice(_text(opened, encoding), _HEAD))
    _refuse_open_quotation(_text(opened, encoding), separator)
    return lambda: _below_header(csv.reader(_text(opened, encoding), delimiter=separator), "row")


def _text(opened: Opened, encoding: str, line_end: str = "") -> io.TextIOWrapper:
    """Return a file as text, its lines with their ends, any or one."""
    return io.TextIOWrapper(opened(), encoding, errors="replace", newline=line_end)


def _refuse_open_quotation(text: Iterable[str], separator: str) -> None:
    """Raise `ArchiveError` where a quotation mark stays open: all rows behind it would be one cell."""
    lines = csv.reader(text, delimiter=separator, strict=True)
    try:
        for _ in lines:
            pass
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            raise ArchiveError("a cell's quotation mark stays open to the end of the file") from None


def _below_header(lines: Iterable[Sequence[object]], name: str) -> Iterator[NumberedRow]:
    """Yield the rows below the one that names the columns, numbered as a spreadsheet does.

    That is the first with two cells and more among the first ten, so that a
    title above it is passed over; a table of one column begins with it.
    """
    rows = enumerate(([_cell(cell) for cell in cells] for cells in lines), start=1)
    first = [(number, cells) for number, cells in islice(rows, _HEAD) if _filled(cells)]
    wide = (place for place, (_, cells) in enumerate(first) if _filled(cells) > 1)
    head = next(wide, 0)
    if not first:
        return
    columns = _columns(first[head][1])
    for number, cells in chain(first[head + 1 :], rows):
        if _filled(cells):
            n_cells = max(place for place, cell in enumerate(cells, start=1) if cell is not None)
            is_wider = n_cells > len(columns)
            wrong = f"{n_cells} cells, where the header has {len(columns)}" if is_wider else None
            yield NumberedRow(f"{name} {number}", dict(zip(columns, cells, strict=False)), wrong)


def _cell(cell: object) -> object:
    """Return what a cell holds, nothing for one of white space."""
    return None if isinstance(cell, str) and not cell.strip() else cell


def _filled(cells: Sequence[object]) -> int:
    return sum(cell is not None for cell in cells)


def _columns(header: Sequence[object]) -> list[str]:
    """Return the names of columns; one that stands there before gets its number."""
    names = ["" if cell is None else str(cell).strip() for cell in header]
    before = [names[:place].count(name) for place, name in enumerate(names)]
    return [f"{name} ({n + 1})" if n and name else name for name, n in zip(names, before, strict=True)]


def _separator(head: Iterable[str]) -> str:
    """Return what stands most often in one of the first lines: a title above the header has little of it."""
    lines = list(head)
    return max(_SEPARATORS, key=lambda separator: max((line.count(separator) for line in lines), default=0))


def _json_lines(opened: Opened, _largest: int) -> Rows:
    encoding = encoding_of(opened())

    def rows() -> Iterator[NumberedRow]:
        for number, line in enumerate(_text(opened, encoding, "\n"), start=1):
            if line.strip():
                yield _json_row(line.rstrip("\n"), f"line {number}")

    return rows


def _json_row(line: str, name: str) -> NumberedRow:
    try:
        cells = json.loads(line)
    except (ValueError, RecursionError) as error:
        return NumberedRow(name, {}, f"this line is no JSON: {error!s:.100}")
    if not isinstance(cells, dict):
        return NumberedRow(name, {}, "this line is no JSON object")
    return NumberedRow(name, cells)


def _excel(opened: Opened, largest: int) -> Rows:
    """Return what goes through the first sheet and those with its columns, which the first row names."""
    import openpyxl  # noqa: PLC0415 - slow, and few files are Excel's

    file = seekable(opened())
    try:
        size = sum(part.file_size for part in ZipFile(file).infolist())
    except BadZipFile:
        raise ArchiveError("no Excel workbook (.xlsx), or one with a password") from None
    if size > largest:
        raise ArchiveError(f"it unpacks to more than {largest} bytes, the most we take")
    book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    return lambda: _sheets(book.worksheets)


def _sheets(sheets: Iterable[Any]) -> Iterator[NumberedRow]:
    first: list[str] = []
    for sheet in sheets:
        rows = _below_header(sheet.iter_rows(values_only=True), f"{sheet.title} row")
        head = next(rows, None)
        columns = [column for column in (head.cells if head else ()) if column]
        first = first or columns
        if columns and columns != first:
            yield NumberedRow(f"sheet {sheet.title}", {}, "other columns than the first sheet has: not read")
        elif head:
            yield from chain([head], rows)


def _parquet(opened: Opened, _largest: int) -> Rows:
    import pyarrow as pa  # noqa: PLC0415 - the same
    import pyarrow.parquet as pq  # noqa: PLC0415 - the same

    table = pq.ParquetFile(pa.PythonFile(seekable(opened()), "r"))

    def rows() -> Iterator[NumberedRow]:
        batches = table.iter_batches(_BATCH)
        cells = chain.from_iterable(batch.to_pylist() for batch in batches)
        for number, row in enumerate(cells, start=1):
            yield NumberedRow(f"row {number}", row)

    return rows


_READERS: Mapping[str, Callable[[Opened, int], Rows]] = {
    ".csv": _separated,
    ".tsv": _separated,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".xlsx": _excel,
    ".parquet": _parquet,
}
KINDS = frozenset([*_READERS, *(f"{kind}.gz" for kind in _READERS)])
"""The suffixes of tables."""
