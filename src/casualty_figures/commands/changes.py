"""`casualty-figures changes`: what is new, changed or withdrawn."""

from typing import Annotated

import typer

from casualty_figures.commands.query import QueryFormat
from casualty_figures.commands.released import At, released

_SHOWN, _WHOLE = 12, 64
"""Characters of the id of an event, to look at and to go on with."""


def changes(
    since: Annotated[
        str | None,
        typer.Option(
            metavar="RELEASE|DATE",
            help="A release (its name or number), or a day (its end) or time in UTC; by default, the "
            "release before the current one.",
        ),
    ] = None,
    form: Annotated[
        QueryFormat, typer.Option("--format", help="table to look at, csv or jsonl to go on with.")
    ] = QueryFormat.TABLE,
    at: At = None,
) -> None:
    """List the estimates that are new, changed or withdrawn since then, and why, latest events first.

    **Examples**

        casualty-figures changes

        casualty-figures changes --since 2026-01-31

        casualty-figures changes --since 000012 --format csv > changes.csv
    """
    from casualty_figures.commands.output.rows import WRITERS  # noqa: PLC0415 - DuckDB: --help must not wait
    from casualty_figures.publishing import changes_since, start_of  # noqa: PLC0415 - the same

    release = released(at)
    id_length = _SHOWN if form is QueryFormat.TABLE else _WHOLE
    WRITERS[form.value](changes_since(release, start_of(release, since), id_length=id_length))
