"""`casualty-figures query`: SQL over the tables of the current release."""

from enum import StrEnum
from typing import Annotated

import typer

from casualty_figures.commands.released import At, released


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
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="A day (its end) or time in UTC: estimates and events as they were held then.",
        ),
    ] = None,
    at: At = None,
) -> None:
    """Ask the tables: one view a table, of the current release, read only.

    The tables are articles, figures, quarantine, quality_results, runs and codebook; the codebook says
    what each column means. Partitioned tables have a column source_month as well.

    With --as-of, the view estimates has the estimates held then, and events the events of then, those
    withdrawn since among them with the columns that are kept of them. All other views are of today's release.

    **Examples**

        casualty-figures query "SELECT country, indicator, low, best, high FROM figures ORDER BY country"

        casualty-figures query "SELECT column_name, definition FROM codebook WHERE table_name = 'figures'"

        casualty-figures query --format csv "FROM figures" > figures.csv

        casualty-figures query --as-of 2026-01-31 "FROM estimates WHERE indicator = 'killed'"
    """
    from casualty_figures.commands.output.rows import WRITERS  # noqa: PLC0415 - DuckDB: --help must not wait
    from casualty_figures.publishing import answer, time_of  # noqa: PLC0415 - the same

    then = None if as_of is None else time_of(as_of)
    WRITERS[form.value](answer(released(at), sql, then))
