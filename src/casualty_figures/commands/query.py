"""`casualty-figures query`: SQL over the tables of the current release."""

from enum import StrEnum
from typing import Annotated

import typer


class QueryFormat(StrEnum):
    """How the rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


def query(
    sql: Annotated[str, typer.Argument(help="One SELECT, in DuckDB's SQL.")],
    form: Annotated[
        QueryFormat, typer.Option("--format", help="table to look at, csv or jsonl to go on with.")
    ] = QueryFormat.TABLE,
) -> None:
    """Ask the tables: one view a table, of the current release, read only.

    The tables are articles, figures, quarantine, quality_results, runs and codebook; the codebook says
    what each column means. Partitioned tables have a column source_month as well.

    **Examples**

        casualty-figures query "SELECT country, indicator, low, best, high FROM figures ORDER BY country"

        casualty-figures query "SELECT column_name, definition FROM codebook WHERE table_name = 'figures'"

        casualty-figures query --format csv "FROM figures" > figures.csv
    """
    from casualty_figures.commands.rows_output import WRITERS  # noqa: PLC0415 - DuckDB: --help must not wait
    from casualty_figures.publishing import answer, current_release  # noqa: PLC0415 - the same
    from flows.settings import settings  # noqa: PLC0415 - the same

    rows = answer(current_release(settings().processed_folder), sql)
    WRITERS[form.value](rows)
