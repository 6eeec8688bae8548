"""DuckDB, imported where it is asked and held by no module of ours.

Threads of Prefect outlive the end of a run and keep the modules of the flow.
Where one of those has DuckDB, it lists at the end of Python, on standard
error, all that was never given back.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def database_in_memory() -> "duckdb.DuckDBPyConnection":
    """Return a new database that reads no file and writes none."""
    import duckdb  # noqa: PLC0415 - as above

    return duckdb.connect(":memory:", config={"enable_external_access": "false"})
