"""A table to the Parquet files that hold it: same rows, same bytes, same names."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from casualty_figures.schema.model import Table

PARTITION = "source_month"
UNDATED = "undated"
ROW_GROUP = 2**16
"""Rows that a reader takes or skips together."""
FEW = 1000
"""Rows of a partition up to which its file is lean."""


@dataclass(frozen=True, slots=True)
class TableFile:
    """One Parquet file of a release: its path below the release folder, and its bytes."""

    path: str
    content: bytes
    rows: int

    @property
    def sha256(self) -> str:
        """Return the hash of the bytes, which the manifest records."""
        return hashlib.sha256(self.content).hexdigest()


def files_of(table: Table, rows: pa.Table) -> Iterator[TableFile]:
    """Yield the files that hold `rows`, in the table's order, one a partition.

    A partition is the month of the table's partition column, laid out as hive
    does (`source_month=2015-05`, or `undated`). There is always a file, with
    the columns and no rows where there are none, so that a reader of an empty
    table still gets its columns.
    """
    ordered = rows.sort_by(table.order)
    if table.partition is None:
        yield _file(table, ordered, table.name)
        return
    months = months_by_row(ordered[table.partition])
    for month in sorted(pc.unique(months).to_pylist()) or [UNDATED]:
        part = ordered.filter(pc.equal(months, month))
        yield _file(table, part, f"{table.name}/{PARTITION}={month}")


def months_of(days: pa.ChunkedArray) -> frozenset[str]:
    """Return the partitions that rows of the days lie in."""
    return frozenset(pc.unique(months_by_row(days)).to_pylist())


def month_of(path: str) -> str:
    """Return the partition that a file is."""
    return path.split("/")[-2].removeprefix(f"{PARTITION}=")


def months_by_row(days: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return the partition that each row lies in, by its day."""
    return pc.fill_null(pc.strftime(days, format="%Y-%m"), UNDATED)


def _file(table: Table, rows: pa.Table, folder: str) -> TableFile:
    content = _parquet(table, rows)
    digest = hashlib.sha256(content).hexdigest()
    return TableFile(f"{folder}/{digest[:16]}.parquet", content, rows.num_rows)


def _parquet(table: Table, rows: pa.Table) -> bytes:
    """Return the rows as Parquet: zstd, in files of many rows with dictionaries, statistics and page index.

    What the columns mean is said in a table of one file. In each of the many
    of a partitioned one it would be most of a small file: there the codebook
    and `datapackage.json` say it, once a release. So would what lets a reader
    skip rows: a file of `FEW` rows is read whole, and has bounds of those
    columns alone that tell whether it is worth opening.

    The chunks of a table depend on how it came about and decide where pages
    end, so they are joined first.
    """
    is_one_of_many = table.partition is not None
    is_lean = is_one_of_many and rows.num_rows <= FEW
    sink = io.BytesIO()
    pq.write_table(
        (_bare(rows) if is_one_of_many else rows).combine_chunks(),
        sink,
        compression="zstd",
        use_dictionary=not is_lean,
        write_statistics=list(table.sorted_by) if is_lean else True,
        write_page_index=not is_lean,
        row_group_size=ROW_GROUP,
        write_page_checksum=True,
        store_schema=not is_one_of_many,
        sorting_columns=pq.SortingColumn.from_ordering(rows.schema, table.order),
    )
    return sink.getvalue()


def _bare(rows: pa.Table) -> pa.Table:
    """Return the rows without what is said of the table and its columns."""
    fields = [field.remove_metadata() for field in rows.schema]
    return pa.Table.from_arrays(rows.columns, schema=pa.schema(fields))
