"""Files to rows, each with the number a person finds it by."""

import csv
import gzip
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from casualty_figures.records import ArchiveError

Row = Mapping[str, Any]
_SEPARATORS = ",;\t|"
_HEAD = 10
"""Rows among which the one with the columns' names stands."""


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """A row of a table: its cells by column, or why it has none, and what a person calls it."""

    name: str
    cells: Row
    failure: str | None = None


def rows_of(raw: bytes, kind: str, *, largest: int) -> list[NumberedRow]:
    """Return the rows of a file of a kind, a suffix such as `.csv` or `.csv.gz`.

    Raises:
        ArchiveError: It is damaged, or unpacks to more than `largest` bytes.
    """
    if kind.endswith(".gz"):
        raw, kind = _unpacked(raw, largest), kind.removesuffix(".gz")
    try:
        return list(_READERS[kind](raw, largest))
    except ArchiveError:
        raise
    except Exception as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ArchiveError(f"this {kind} file cannot be read: {reason:.200}") from error


def _unpacked(raw: bytes, largest: int) -> bytes:
    try:
        with gzip.open(io.BytesIO(raw)) as file:
            unpacked = file.read(largest + 1)
    except (OSError, EOFError) as error:
        raise ArchiveError(f"its gzip is damaged: {error}") from None
    if len(unpacked) > largest:
        raise ArchiveError(f"it unpacks to more than {largest} bytes, the most we take")
    return unpacked


def _decoded(raw: bytes) -> str:
    """Return the text of a table: by its byte order mark, else UTF-8, else Windows' Western characters."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _separated(raw: bytes, largest: int) -> Iterator[NumberedRow]:
    text = _decoded(raw)
    csv.field_size_limit(max(largest, 131_072))
    separator = _separator(text)
    _refuse_open_quotation(text, separator)
    yield from _below_header(csv.reader(io.StringIO(text, newline=""), delimiter=separator), "row")


def _refuse_open_quotation(text: str, separator: str) -> None:
    """Raise `ArchiveError` where a quotation mark stays open: all rows behind it would be one cell."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
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


def _separator(text: str) -> str:
    """Return what stands most often in one of the first lines: a title above the header has little of it."""
    head = text.split("\n", _HEAD)[:_HEAD]
    return max(_SEPARATORS, key=lambda separator: max(line.count(separator) for line in head))


def _json_lines(raw: bytes, _largest: int) -> Iterator[NumberedRow]:
    for number, line in enumerate(_decoded(raw).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            cells = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield NumberedRow(f"line {number}", {}, f"this line is no JSON: {error!s:.100}")
            continue
        is_object = isinstance(cells, dict)
        yield NumberedRow(
            f"line {number}", cells if is_object else {}, None if is_object else "this line is no JSON object"
        )


def _excel(raw: bytes, largest: int) -> Iterator[NumberedRow]:
    """Yield the rows of the first sheet and of those with its columns, which the first row names."""
    import openpyxl  # noqa: PLC0415 - slow, and few files are Excel's

    try:
        size = sum(part.file_size for part in ZipFile(io.BytesIO(raw)).infolist())
    except BadZipFile:
        raise ArchiveError("no Excel workbook (.xlsx), or one with a password") from None
    if size > largest:
        raise ArchiveError(f"it unpacks to more than {largest} bytes, the most we take")
    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    first: list[str] = []
    for sheet in book.worksheets:
        rows = list(_below_header(sheet.iter_rows(values_only=True), f"{sheet.title} row"))
        columns = [column for column in (rows[0].cells if rows else ()) if column]
        first = first or columns
        if columns and columns != first:
            yield NumberedRow(f"sheet {sheet.title}", {}, "other columns than the first sheet has: not read")
        else:
            yield from rows


def _parquet(raw: bytes, _largest: int) -> Iterator[NumberedRow]:
    import pyarrow as pa  # noqa: PLC0415 - the same
    import pyarrow.parquet as pq  # noqa: PLC0415 - the same

    for number, cells in enumerate(pq.read_table(pa.BufferReader(raw)).to_pylist(), start=1):
        yield NumberedRow(f"row {number}", cells)


_READERS: Mapping[str, Callable[[bytes, int], Iterator[NumberedRow]]] = {
    ".csv": _separated,
    ".tsv": _separated,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".xlsx": _excel,
    ".parquet": _parquet,
}
KINDS = frozenset([*_READERS, *(f"{kind}.gz" for kind in _READERS)])
"""The suffixes of tables."""
