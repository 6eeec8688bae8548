"""`casualty-figures run`: articles in, checked tables out."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from casualty_figures.runs.summary import Summary


def run(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="Files or folders of articles (pages, texts, PDF, Word, tables), or addresses of pages; the "
            "sources that are due and data/raw without one."
        ),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            help="Which column of a table holds what, as in text=Inhalt; text, headline, published, url, "
            "publisher or language. Usual names need none."
        ),
    ] = None,
    dry_run: Annotated[  # noqa: FBT002 - a switch of the command line
        bool, typer.Option("--dry-run", help="Show what is recognised in the paths, and store nothing.")
    ] = False,
) -> None:
    """Read new articles, check every row, and publish the tables.

    Without a path it collects first from the sources of data/sources.toml that are due (see `sources`). One
    that fails is told with its reason, and the others are read. An address is fetched, and fetched again
    when it is given again: a page that changed is a new version.

    Tables (.csv, .tsv, .jsonl, .xlsx, .parquet, each also .gz) have an article a row. An article may have
    a small JSON record beside it, NAME.json, with any of "url", "publisher" (or "source"), "published"
    (or "date", such as 2015-05-18), "headline" (or "title") and "language". What was read before is not
    read again. What cannot be read is a row of the table quarantine, with the reason, and the run goes
    on. What people decided (data/reviews, data/corrections) is applied and is a row of the table reviews;
    a correction that no longer finds its error makes the status 1, and so does a run all of whose new
    articles, or all that was named, are refused. A path that does not exist is refused before anything is
    read.

    **Examples**

        casualty-figures run

        casualty-figures run ~/articles page.html

        casualty-figures run https://news.example/beira

        casualty-figures run export.csv --dry-run
    """
    given, columns = paths or [], _columns(column or [])
    files = _files(given)
    if dry_run:
        from casualty_figures.commands.dry_run import show_what_is_recognised  # noqa: PLC0415 - Arrow: --help must not wait

        if len(files) < len(given):
            raise typer.BadParameter(
                "an address is not tried: give files and folders", param_hint="--dry-run"
            )
        show_what_is_recognised(files, columns)
        return
    from casualty_figures.commands.output.run import show  # noqa: PLC0415 - Arrow, DuckDB: the same

    summary = _done(given, columns)
    show(summary)
    wrong = list(_wrong(summary, has_paths=bool(given)))
    for line in wrong:
        typer.echo(f"casualty-figures: {line}", err=True)
    if wrong:
        raise typer.Exit(1)


def _files(given: list[str]) -> list[Path]:
    """Return the paths given that are no addresses; raise `BadParameter` where nothing lies at one."""
    from casualty_figures.runs.intake import is_address, missing  # noqa: PLC0415 - Arrow: --help must not wait

    files = [Path(one) for one in given if not is_address(one)]
    if gone := missing(files):
        names = ", ".join(gone)
        raise typer.BadParameter(f"no such file or folder: {names}; nothing was read", param_hint="PATHS")
    return files


def _done(given: list[str], columns: dict[str, str]) -> "Summary":
    """Run, without Prefect where nothing is new, and return what was done."""
    from casualty_figures.commands.output.gazetteer_progress import build_missing_gazetteer  # noqa: PLC0415 - see below
    from casualty_figures.commands.output.run import Progress  # noqa: PLC0415 - Arrow: --help must not wait
    from flows.prefect_defaults import silence_prefect  # noqa: PLC0415 - before Prefect is imported

    silence_prefect()
    build_missing_gazetteer()
    with Progress() as progress:
        progress.tell("look", 0, 1)
        from flows.planning import nothing_new  # noqa: PLC0415 - a second, in which the bar is to be seen
        from flows.settings import settings  # noqa: PLC0415 - the same

        if summary := nothing_new(given, columns, settings()):
            return summary
        progress.tell("look", 1, 1)
        progress.tell("start", 0, 1)
        from flows.run_locally import run_daily  # noqa: PLC0415 - Prefect takes seconds more

        return run_daily(given, progress.tell, columns)


def _wrong(summary: "Summary", *, has_paths: bool) -> Iterator[str]:
    """Yield what a run could not do, a line each."""
    if summary.has_stale_corrections:
        yield "a correction no longer finds its error; the tables are without it"
    if summary.is_all_refused:
        yield "every new article was refused: nothing new is in the tables"
    elif has_paths and (refused := summary.refused_of_given):
        why = ", ".join(sorted({row.reason for row in refused})[:3])
        yield f"all that was given was refused in an earlier run: {why}"
    if has_paths and any(attempt.waiting for attempt in summary.attempts):
        yield "not every page could be had: try again later"


def _columns(named: list[str]) -> dict[str, str]:
    """Return the columns that are named; raise `BadParameter` on what names none."""
    from casualty_figures.archive.tabular.columns import FIELDS  # noqa: PLC0415 - Arrow: --help must not wait

    pairs = [one.partition("=") for one in named]
    for field, _, column in pairs:
        if field not in FIELDS or not column:
            known = ", ".join(FIELDS)
            raise typer.BadParameter(
                f"{field!r} is none of {known}, as in text=Inhalt", param_hint="--column"
            )
    return {field: column for field, _, column in pairs}
