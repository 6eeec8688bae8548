"""`casualty-figures collect`: articles from the sources into the archive, nothing read."""

from typing import Annotated

import typer


def collect(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            help="Names of sources, due or not; all that are due without one.", show_default=False
        ),
    ] = None,
) -> None:
    """Collect from the sources of sources.toml into the archive; the next `run` reads what came.

    `run` does the same first. A source that fails is told with its reason, and the others are asked; the
    status is 1 where all failed.

    **Examples**

        casualty-figures collect

        casualty-figures collect example-herald
    """
    from rich.console import Console  # noqa: PLC0415 - --help must not wait

    from casualty_figures.commands.output.run import Progress, show_attempts  # noqa: PLC0415 - the same
    from flows.prefect_defaults import silence_prefect  # noqa: PLC0415 - before Prefect is imported

    silence_prefect()
    with Progress() as progress:
        from flows.run_locally import run_collect  # noqa: PLC0415 - Prefect takes seconds

        attempts = run_collect(names or [], progress.tell)
    show_attempts(Console(soft_wrap=True, highlight=False), attempts)
    if not attempts:
        typer.echo("No source is due.")
    if attempts and all(attempt.outcome == "failed" for attempt in attempts):
        raise typer.Exit(1)
