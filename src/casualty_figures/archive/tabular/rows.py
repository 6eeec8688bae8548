"""Files to rows, each with the number a person finds it by."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from typing import BinaryIO

from casualty_figures.archive.tabular.files import encoding_of, from_start, seekable, unpacked
from casualty_figures.archive.tabular.header import NumberedRow, Recognise, below_header
from casualty_figures.archive.tabular.json_records import rows_of_array, rows_of_lines
from casualty_figures.archive.tabular.layout import layout_of
from casualty_figures.archive.tabular.separated import separated_rows
from casualty_figures.archive.tabular.workbooks import rows_of_sheets, sheets_of
from casualty_figures.records import ArchiveError

LARGER = 50
"""A table, and what it unpacks to, may be so many times as large as an article."""
_LARGEST_CELL = 131_072
"""Characters that a cell of text may have at least, be articles as small as they like."""
_BATCH = 500
"""Rows of a Parquet file that are in memory at a time."""


Rows = Callable[[], Iterator[NumberedRow]]
"""Goes through the rows of a table, from the first."""
Opened = Callable[[], BinaryIO]
"""Opens a file, unpacked, at its beginning."""


def rows_of(file: BinaryIO, kind: str, *, largest: int, recognise: Recognise) -> Rows:
    """Return what goes through the rows of a file of a kind, a suffix such as `.csv` or `.csv.gz`.

    It may be called again and again and begins with the first row each time;
    of text and Parquet files a few rows at a time are in memory. `recognise`
    tells names of columns from other cells. Both raise `ArchiveError` where the
    file is damaged, or unpacks to more than `LARGER` times the bytes of the
    `largest` article.
    """
    is_packed = kind.endswith(".gz")

    def opened() -> BinaryIO:
        return unpacked(from_start(file), LARGER * largest) if is_packed else from_start(file)

    read, kind = _READERS[kind.removesuffix(".gz")], kind.removesuffix(".gz")
    with _told(kind):
        rows = read(opened, largest, recognise)

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


def _separated(opened: Opened, largest: int, recognise: Recognise) -> Rows:
    encoding = encoding_of(opened())
    csv.field_size_limit(max(largest, _LARGEST_CELL))
    layout = layout_of(_text(opened, encoding), recognise)
    return lambda: below_header(separated_rows(_text(opened, encoding), layout), "row", recognise)


def _text(opened: Opened, encoding: str, line_end: str = "") -> io.TextIOWrapper:
    """Return a file as text, its lines with their ends, any or one."""
    return io.TextIOWrapper(opened(), encoding, errors="replace", newline=line_end)


def _json_lines(opened: Opened, _largest: int, _recognise: Recognise) -> Rows:
    encoding = encoding_of(opened())
    return lambda: rows_of_lines(_text(opened, encoding, "\n"))


def _json_array(opened: Opened, largest: int, _recognise: Recognise) -> Rows:
    encoding = encoding_of(opened())
    return lambda: rows_of_array(_text(opened, encoding), largest)


def _excel(opened: Opened, largest: int, recognise: Recognise) -> Rows:
    sheets = sheets_of(seekable(opened()), LARGER * largest)
    return lambda: rows_of_sheets(sheets, recognise)


def _parquet(opened: Opened, _largest: int, _recognise: Recognise) -> Rows:
    import pyarrow as pa  # noqa: PLC0415 - slow, and few files are Parquet
    import pyarrow.parquet as pq  # noqa: PLC0415 - the same

    table = pq.ParquetFile(pa.PythonFile(seekable(opened()), "r"))

    def rows() -> Iterator[NumberedRow]:
        batches = table.iter_batches(_BATCH)
        cells = chain.from_iterable(batch.to_pylist() for batch in batches)
        for number, row in enumerate(cells, start=1):
            yield NumberedRow(f"row {number}", row)

    return rows


_READERS: Mapping[str, Callable[[Opened, int, Recognise], Rows]] = {
    ".csv": _separated,
    ".tsv": _separated,
    ".json": _json_array,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".xlsx": _excel,
    ".parquet": _parquet,
}
KINDS = frozenset([*_READERS, *(f"{kind}.gz" for kind in _READERS)])
"""The suffixes of tables."""
