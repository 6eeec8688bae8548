"""A table of which some rows changed: the files of its other months are those of the release before."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.publishing.partitions import TableFile, files_of, month_of, months_by_row, months_of
from casualty_figures.publishing.release import Release, ReleaseFile
from casualty_figures.schema.model import Table
from casualty_figures.schema.to_arrow import arrow_schema


@dataclass(frozen=True, slots=True)
class ChangedRows:
    """The rows of some articles in a table of the next release; all others are as the last release has them.

    `rows` take the place of all rows of the articles in `replaced`, whose rows
    of before lie in `months`.
    """

    rows: pa.Table
    replaced: pa.Array
    months: frozenset[str]


def files_after(table: Table, changed: ChangedRows, parent: Release) -> Iterator[TableFile | ReleaseFile]:
    """Yield the files of the table: those of the parent that no row touches, and those of the other months.

    They are the files that writing all rows anew would give.
    """
    new_months = months_of(changed.rows[table.partition])
    before = {month_of(file.path): file for file in parent.files_of(table.name) if file.rows}
    written: list[TableFile | ReleaseFile] = []
    for month in sorted({*before, *new_months}):
        if month not in changed.months | new_months:
            written.append(before[month])
            continue
        rows = _rows_of_month(table, changed, parent, before.get(month), month)
        written += files_of(table, rows) if rows.num_rows else ()
    yield from written or files_of(table, changed.rows)


def _rows_of_month(
    table: Table, changed: ChangedRows, parent: Release, before: ReleaseFile | None, month: str
) -> pa.Table:
    schema = arrow_schema(table)
    new = changed.rows.filter(pc.equal(months_by_row(changed.rows[table.partition]), month)).cast(schema)
    if before is None:
        return new
    old = parent.rows_of(before)
    stays = pc.invert(pc.is_in(old["article_id"], value_set=changed.replaced))
    return pa.concat_tables([old.filter(stays).cast(schema), new])
