"""The tables a report speaks of, as they are, also where a run was stopped because they are not whole."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from casualty_figures.publishing.query import read_only_connection
from casualty_figures.publishing.release import Release
from casualty_figures.records.tables import TABLES
from casualty_figures.schema.model import Table
from casualty_figures.schema.to_arrow import unchecked_schema
from casualty_figures.storage.database import database_in_memory


class ReportedTables:
    """Every published table, asked in SQL."""

    def __init__(self, tables: Mapping[str, pa.Table] | Release) -> None:
        """Take the tables by name, or a release, of which what is asked for is read from its files.

        What is missing of tables has no rows, or empty values.
        """
        if isinstance(tables, Release):
            self._connection = read_only_connection(tables, tables.table_names, zoned=False)
            return
        self._connection = database_in_memory()
        for table in TABLES:
            self._connection.register(table.name, _whole(table, tables.get(table.name)))

    def rows(self, sql: str, *values: object) -> list[dict[str, Any]]:
        """Return the rows that `sql` asks for, each `?` in it replaced by the next of `values`."""
        answer = self._connection.execute(sql, list(values))
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def row(self, sql: str, *values: object) -> dict[str, Any] | None:
        """Return the first row that `sql` asks for, or `None`."""
        return next(iter(self.rows(sql, *values)), None)


def _whole(table: Table, rows: pa.Table | None) -> pa.Table:
    schema = unchecked_schema(table)
    if rows is None:
        return _without_time_zones(schema.empty_table())
    columns = [_column(rows, field) for field in schema]
    return _without_time_zones(pa.Table.from_arrays(columns, schema=schema))


def _column(rows: pa.Table, field: pa.Field) -> pa.ChunkedArray:
    """Return the column, or empty values where there is none of its type: a check has said so."""
    nothing = pa.chunked_array([pa.nulls(rows.num_rows, field.type)])
    if field.name not in rows.column_names:
        return nothing
    try:
        return rows[field.name].cast(field.type)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return nothing


def _without_time_zones(rows: pa.Table) -> pa.Table:
    """Return the rows with times in UTC but unmarked: DuckDB needs pytz to hand out marked ones."""
    for position, field in enumerate(rows.schema):
        if pa.types.is_timestamp(field.type):
            rows = rows.set_column(position, field.name, rows[field.name].cast(pa.timestamp("us")))
    return rows
