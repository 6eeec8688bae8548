"""The commands under one name. Each is a module of its own that imports what is heavy when it is called."""

from typing import Annotated

import typer

from casualty_figures.commands.changes import changes
from casualty_figures.commands.collect import collect
from casualty_figures.commands.evaluate import evaluate
from casualty_figures.commands.export import export
from casualty_figures.commands.extract import extract
from casualty_figures.commands.gazetteer import gazetteer
from casualty_figures.commands.query import query
from casualty_figures.commands.review import review
from casualty_figures.commands.run import run
from casualty_figures.commands.schedule import schedule
from casualty_figures.commands.serve_reports import serve_reports
from casualty_figures.commands.sources import sources
from casualty_figures.commands.verify import verify

application = typer.Typer(
    name="casualty-figures",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""
Turn news articles into casualty statistics people can trust.

Every figure comes with its sentence, its bounds, its period, its place and who said it.

**First steps**

    casualty-figures run                       read the articles in data/raw

    casualty-figures run reports/ page.html    read these as well

    casualty-figures extract article.txt       print the figures of an article, nothing stored

    casualty-figures query "SELECT indicator, low, best, high, source_excerpt FROM figures"

**Where things lie**: tables in data/processed/current (Parquet, one folder a table), the report in
data/reports/latest.html, what was read in data/raw/archive. Each is a setting: CASUALTY_FIGURES_RAW_FOLDER,
CASUALTY_FIGURES_PROCESSED_FOLDER, CASUALTY_FIGURES_REPORTS_FOLDER.

**Status**: 0 done; 1 something failed, told in one line; 2 a mistake in the command line.
""",
)


def _print_version(value: bool) -> None:  # noqa: FBT001 - typer's own signature
    if value:
        from casualty_figures import __version__  # noqa: PLC0415 - --help must not wait

        typer.echo(__version__)
        raise typer.Exit


@application.callback()
def _options(
    is_version: Annotated[  # noqa: FBT002 - its callback prints and leaves; typer's way to a flag
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Take the options that stand before a command."""


application.command()(run)
application.command()(collect)
application.command()(extract)
application.command()(query)
application.command()(changes)
application.command()(export)
application.command()(review)
application.command()(schedule)
application.command()(serve_reports)
application.command()(verify)
application.command()(evaluate)
application.add_typer(sources, name="sources")
application.add_typer(gazetteer, name="gazetteer")
