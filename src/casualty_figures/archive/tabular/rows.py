"""Files to rows, each with the number a person finds it by."""

import csv
import gzip
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zipfile import BadZipFile, ZipFile

from casualty_figures.records import ArchiveError

Row = Mapping[str, Any]
_SEPARATORS = ",;\t|"


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
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    header = next(lines, None)
    if not header:
        raise ArchiveError("an empty table")
    for number, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        wrong = (
            None if len(cells) <= len(header) else f"{len(cells)} cells, where the header has {len(header)}"
        )
        yield NumberedRow(f"row {number}", dict(zip(header, cells, strict=False)), wrong)


def _separator(text: str) -> str:
    """Return what stands between the cells of the header most often."""
    header = text.split("\n", 1)[0]
    return max(_SEPARATORS, key=header.count)


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
        raise ArchiveError("no Excel workbook (.xlsx)") from None
    if size > largest:
        raise ArchiveError(f"it unpacks to more than {largest} bytes, the most we take")
    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    first: list[str] = []
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        header = [str(cell) if cell is not None else "" for cell in next(rows, ())]
        first = first or header
        if header and header != first:
            yield NumberedRow(f"sheet {sheet.title}", {}, "other columns than the first sheet has: not read")
            continue
        for number, cells in enumerate(rows, start=2):
            if any(cell is not None for cell in cells):
                yield NumberedRow(f"{sheet.title} row {number}", dict(zip(header, cells, strict=False)))


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
