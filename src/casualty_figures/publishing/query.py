"""SQL over one release, read only: one view a table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from casualty_figures.publishing.as_of import HISTORIC, rows_held
from casualty_figures.publishing.release import Release
from casualty_figures.records import ReleaseError

if TYPE_CHECKING:
    import duckdb

_BATCH = 10_000


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer, read once, and the names of their columns."""

    names: tuple[str, ...]
    are_numbers: tuple[bool, ...]
    rows: Iterator[tuple[Any, ...]]


def answer(release: Release, sql: str, as_of: datetime | None = None) -> Answer:
    """Return what DuckDB answers to one SELECT over the tables of a release.

    With `as_of` the views estimates and events are what was held then; all
    other views are of the release.

    Nothing but the release can be read, and nothing written. Raises
    `ReleaseError` with DuckDB's own words where the SQL is not right, and
    where a table it asks was changed after it was published: DuckDB would
    read some damaged files without a word.
    """
    import duckdb  # noqa: PLC0415 - held by no module: see storage.database

    try:
        _refuse_all_but_select(duckdb.connect(), sql)
        asked = _tables_asked(release, sql)
        release.verify(_read_for(asked))  # before the views: over a damaged footer none can be made
        cursor = read_only_connection(release, asked, as_of).execute(sql)
    except duckdb.Error as error:
        raise ReleaseError(f"SQL: {_one_line(error)}") from error
    return answer_of(cursor)


def _read_for(asked: Iterable[str]) -> set[str]:
    """Return the tables that views are read from, whether of now or of an earlier time."""
    return {source for name in asked for source in HISTORIC.get(name, (name,))}


def answer_of(cursor: "duckdb.DuckDBPyConnection") -> Answer:
    """Return the rows that a cursor has to give, with the names of their columns."""
    columns = cursor.description or []
    return Answer(
        names=tuple(str(column[0]) for column in columns),
        are_numbers=tuple(str(column[1]) in _NUMBERS for column in columns),
        rows=_rows(cursor),
    )


_NUMBERS = {"BIGINT", "HUGEINT", "INTEGER", "DOUBLE", "UBIGINT", "NUMBER"}


def read_only_connection(
    release: Release, table_names: Iterable[str], as_of: datetime | None = None, *, zoned: bool = True
) -> "duckdb.DuckDBPyConnection":
    """Return a connection that has one view a table, reads the release alone and writes nothing.

    With `as_of`, the views of tables with a past are of that time. Times are
    of the zone UTC; without `zoned` they are in UTC but say no zone, as
    DuckDB needs pytz to hand out times with one.
    """
    import duckdb  # noqa: PLC0415 - held by no module: see storage.database

    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    for name in table_names:
        if as_of is None or name not in HISTORIC:
            _create_view(connection, name, release, name, zoned=zoned)
            continue
        for source in HISTORIC[name]:
            _create_view(connection, f"{source}_ever", release, source)
        connection.execute(f"CREATE VIEW {name} AS {rows_held(name, as_of)}")
    connection.execute(f"SET allowed_directories = ['{_escaped(str(release.folder))}/']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _create_view(
    connection: "duckdb.DuckDBPyConnection",
    view: str,
    release: Release,
    table_name: str,
    *,
    zoned: bool = True,
) -> None:
    files = [str(release.folder / file.path) for file in release.files_of(table_name)]
    listed = ", ".join(f"'{_escaped(path)}'" for path in files)
    names = [] if zoned else _times(release.schema_of(table_name))
    unzoned = ", ".join(f"make_timestamp(epoch_us({name})) AS {name}" for name in names)
    columns = f"* REPLACE ({unzoned})" if names else "*"
    connection.execute(
        f"CREATE VIEW {view} AS SELECT {columns} "  # noqa: S608 - names of our own tables and columns
        f"FROM read_parquet([{listed}], hive_partitioning = true)"
    )


def _times(schema: pa.Schema) -> list[str]:
    return [field.name for field in schema if pa.types.is_timestamp(field.type)]


def _escaped(path: str) -> str:
    return path.replace("'", "''")


def _refuse_all_but_select(connection: "duckdb.DuckDBPyConnection", sql: str) -> None:
    import duckdb  # noqa: PLC0415 - held by no module: see storage.database

    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise ReleaseError(f"SQL: one SELECT at a time, not {len(statements)} statements")
    kind = statements[0].type
    if kind != duckdb.StatementType.SELECT:
        raise ReleaseError(f"SQL: {kind.name} is not a SELECT: the tables of a release are read only")


def _tables_asked(release: Release, sql: str) -> tuple[str, ...]:
    """Return the tables that the SQL asks: all where it reads files past the views, or cannot be told."""
    import duckdb  # noqa: PLC0415 - held by no module: see storage.database

    if "parquet" in sql.lower():
        return release.table_names
    try:
        # without the views, whose files it would look for
        asked = {name.lower() for name in duckdb.connect().get_table_names(sql)}
    except duckdb.Error:
        return release.table_names
    return tuple(name for name in release.table_names if name in asked)


def _rows(cursor: "duckdb.DuckDBPyConnection") -> Iterator[tuple[Any, ...]]:
    while rows := cursor.fetchmany(_BATCH):
        yield from rows


def _one_line(error: "duckdb.Error") -> str:
    """Return DuckDB's message without the picture of the place."""
    text = str(error).partition("\nLINE ")[0]
    return " ".join(text.split())
