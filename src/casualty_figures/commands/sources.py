"""`casualty-figures sources`: the sources of `sources.toml`."""

from datetime import timedelta
from typing import Annotated

import typer

from casualty_figures.storage.escaping import terminal_line

sources = typer.Typer(
    no_args_is_help=True,
    help="Feeds, sitemaps, searches, pages and folders that a run collects from: data/sources.toml "
    "(data/sources.example.toml shows every kind).",
)

_UNITS = ((86_400, "d"), (3600, "h"), (60, "m"))


@sources.command(name="list")
def list_() -> None:
    """Print the sources of sources.toml, each with its kind, how often it is due, and where it lies."""
    from casualty_figures.fetching import without_keys  # noqa: PLC0415 - --help must not wait
    from casualty_figures.sources import configured_sources  # noqa: PLC0415 - the same
    from flows.settings import settings  # noqa: PLC0415 - the same

    path = settings().sources_file
    found = configured_sources(path)
    for source in found:
        keys = source.model_dump(include={"url", "urls", "file", "paths", "query"}, exclude_defaults=True)
        where = " ".join(" ".join(value) if isinstance(value, tuple) else value for value in keys.values())
        shown = without_keys(where)
        typer.echo(terminal_line(f"{source.name} {source.kind} every {in_words(source.every)} {shown}"))
    if not found:
        typer.echo(f"No sources: there is no {path}. Copy data/sources.example.toml and keep what you want.")


@sources.command()
def check(
    names: Annotated[
        list[str] | None, typer.Argument(help="Names of sources; all without one.", show_default=False)
    ] = None,
) -> None:
    """Try each source and say what it would bring; nothing is stored.

    Prints how many articles it lists, the first of them with their days, what the first reads as, and
    what cannot be had and why. The status is 1 where a source gives nothing.
    """
    from casualty_figures.commands.sources_check import show_previews  # noqa: PLC0415 - --help must not wait

    if not show_previews(names or []):
        raise typer.Exit(1)


def in_words(every: timedelta) -> str:
    """Return a time as `sources.toml` writes it."""
    seconds = int(every.total_seconds())
    size, letter = next((size, letter) for size, letter in _UNITS if seconds % size == 0)
    return f"{seconds // size}{letter}"
