"""What must hold over all rows of a release, asked in SQL: keys, and rows that point at rows.

Great Expectations looks at the rows that are new; that none of them meets a
row that stands is for a database to say, at a tenth of the cost.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pyarrow as pa

from casualty_figures.checking.validation import Outcome
from casualty_figures.records.tables import TABLES
from casualty_figures.schema.model import PointsAt, Table
from casualty_figures.schema.to_expectations import Expectation, Unique
from casualty_figures.storage.database import database_in_memory

if TYPE_CHECKING:
    import duckdb


def key_columns(table: Table) -> list[str]:
    """Return the columns of a table that are asked for: its key, and what points at other tables."""
    pointing = [rule.name for rule in table.rules if isinstance(rule, PointsAt)]
    return list(dict.fromkeys([*table.key, *pointing]))


def whole_table_outcomes(tables: Mapping[str, pa.Table]) -> list[Outcome]:
    """Return what holds over the tables, each with the `key_columns` of all its rows.

    A rule that speaks of a table which is not given is not asked.
    """
    with database_in_memory() as connection:
        for name, rows in tables.items():
            connection.register(name, rows)
        return [
            Outcome(table.name, expectation, n_bad == 0, tables[table.name].num_rows, observed=n_bad)
            for table in TABLES
            if table.name in tables
            for expectation, sql in _asked(table, tables)
            for n_bad in [_number(connection, sql)]
        ]


def _asked(table: Table, tables: Mapping[str, pa.Table]) -> Iterator[tuple[Expectation, str]]:
    keys = ", ".join(table.key)
    arguments = {"column_list": list(table.key), "over": "all rows of the release"}
    yield (
        Expectation("expect_compound_columns_to_be_unique", arguments, "critical", Unique(table.key)),
        f"SELECT count(*) - count(DISTINCT ({keys})) FROM {table.name}",  # noqa: S608 - our own names
    )
    for rule in table.rules:
        if isinstance(rule, PointsAt) and {rule.table, rule.else_table or rule.table} <= tables.keys():
            arguments = {"column": rule.name, "over": "all rows of the release"}
            name = f"expect_column_values_to_be_keys_of_{rule.table}"
            yield Expectation(name, arguments, "critical", rule), _dangling(table, rule)


def _dangling(table: Table, rule: PointsAt) -> str:
    """Return the SQL that counts the rows that point at nothing."""
    missing = " AND ".join(
        f"NOT EXISTS (SELECT 1 FROM {target} AS there WHERE there.{rule.key} = here.{rule.name})"  # noqa: S608
        for target in (rule.table, rule.else_table)
        if target
    )
    return f"SELECT count(*) FROM {table.name} AS here WHERE {rule.name} IS NOT NULL AND {missing}"  # noqa: S608


def _number(connection: "duckdb.DuckDBPyConnection", sql: str) -> int:
    row = connection.execute(sql).fetchone()
    return int(row[0]) if row else 0


def rows_not_in(rows: pa.Table, before: pa.Table) -> pa.Table:
    """Return the rows that `before`, a table of the same columns, does not have."""
    with database_in_memory() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.register("now", rows)
        connection.register("before", before.select(rows.column_names))
        answer = connection.sql("SELECT * FROM now EXCEPT ALL SELECT * FROM before")
        return answer.to_arrow_table().cast(rows.schema)
