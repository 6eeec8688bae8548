"""`casualty-figures gazetteer`: places of the user's own beside those we know."""

from pathlib import Path
from typing import Annotated

import typer

from casualty_figures.storage.escaping import terminal_line

MOST_ROWS_TOLD = 20

gazetteer = typer.Typer(
    no_args_is_help=True,
    help="Add places of your own, such as villages that GeoNames' cities lack; list and remove them.",
)


@gazetteer.command()
def add(
    file: Annotated[
        Path, typer.Argument(help="A GeoNames dump, or a table as CSV or TSV.", show_default=False)
    ],
    name: Annotated[str, typer.Option(help="Its name; the file's own where none is given.")] = "",
    *,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Leave bad rows out and add the others.")
    ] = False,
) -> None:
    """Add the places of a file, whole or not at all.

    A table has a header row with name, country, latitude and longitude; area, names (with | between),
    population and geonames_id are optional. A country is an English name or an ISO 3166 code, an area its
    name or ISO 3166-2 code. Of a GeoNames dump the populated places are taken.

    A gazetteer of the same name is replaced. The next run builds the gazetteer and reads all articles anew.

    **Examples**

        casualty-figures gazetteer add villages.csv

        casualty-figures gazetteer add BF.txt --name burkina-faso
    """
    from casualty_figures.placing import own_gazetteer_folder  # noqa: PLC0415 - --help must not wait
    from casualty_figures.placing.gazetteer import own_gazetteers  # noqa: PLC0415 - the same
    from casualty_figures.records import CasualtyFiguresError  # noqa: PLC0415 - the same

    try:
        places, bad = own_gazetteers.read_own_file(file)
        _tell_bad_rows([f"{file}, line {row.line}: {row.reason}" for row in bad])
        if bad and not skip_bad:
            raise CasualtyFiguresError(f"nothing was added: {len(bad)} bad rows (--skip-bad leaves them out)")
        if not places:
            raise CasualtyFiguresError(f"nothing was added: {file} holds no place")
        chosen = name or own_gazetteers.name_for(file)
        own_gazetteers.keep_gazetteer(own_gazetteer_folder(), chosen, places)
    except ValueError as error:
        raise CasualtyFiguresError(str(error)) from error
    typer.echo(f"Added {len(places)} places as {chosen}. The next run reads all articles anew.")


def _tell_bad_rows(lines: list[str]) -> None:
    """Print the first bad rows on standard error, and how many there are beside them."""
    for line in lines[:MOST_ROWS_TOLD]:
        typer.echo(terminal_line(line), err=True)
    if len(lines) > MOST_ROWS_TOLD:
        typer.echo(f"and {len(lines) - MOST_ROWS_TOLD} more bad rows", err=True)


@gazetteer.command(name="list")
def list_() -> None:
    """Print the gazetteers of your own, with how many places each holds."""
    from casualty_figures.placing import own_gazetteer_folder  # noqa: PLC0415 - --help must not wait
    from casualty_figures.placing.gazetteer import own_gazetteers  # noqa: PLC0415 - the same

    found = own_gazetteers.own_gazetteers(own_gazetteer_folder())
    for name, path in found.items():
        typer.echo(f"{name}  {len(own_gazetteers.read_own_file(path)[0])} places")
    if not found:
        typer.echo(f"No gazetteer of your own in {own_gazetteer_folder()}.")


@gazetteer.command()
def remove(
    name: Annotated[str, typer.Argument(help="The name that `list` prints.", show_default=False)],
) -> None:
    """Remove a gazetteer of your own."""
    from casualty_figures.placing import own_gazetteer_folder  # noqa: PLC0415 - --help must not wait
    from casualty_figures.placing.gazetteer import own_gazetteers  # noqa: PLC0415 - the same
    from casualty_figures.records import CasualtyFiguresError  # noqa: PLC0415 - the same

    path = own_gazetteers.own_gazetteers(own_gazetteer_folder()).get(name)
    if path is None:
        raise CasualtyFiguresError(f"no gazetteer is called {name!r}: casualty-figures gazetteer list")
    path.unlink()
    typer.echo(f"Removed {name}. The next run reads all articles anew.")
