"""`casualty-figures review`: what most needs a person, and what that person decides."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from casualty_figures.commands.released import At, released


class Action(StrEnum):
    """What a reviewer can decide."""

    ACCEPT = "accept"
    REJECT = "reject"
    AMEND = "amend"
    SAME = "same"
    DIFFERENT = "different"
    DISMISS = "dismiss"


class ListFormat(StrEnum):
    """How the list is printed."""

    TEXT = "text"
    JSONL = "jsonl"


def review(  # noqa: PLR0913, PLR0917 - the options of a command
    action: Annotated[
        Action | None, typer.Argument(help="What you decide; without it you are asked one by one.")
    ] = None,
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID...", help="Figures (for same and different one of each account), or refusals."
        ),
    ] = None,
    is_list: Annotated[  # noqa: FBT002 - typer's way to a flag
        bool, typer.Option("--list", help="List what needs a person, and ask nothing.")
    ] = False,
    form: Annotated[
        ListFormat, typer.Option("--format", help="Of the list: text or jsonl.")
    ] = ListFormat.TEXT,
    reviewer: Annotated[
        str | None, typer.Option(help="Your name; else the setting CASUALTY_FIGURES_REVIEWER.")
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why, in your words.")] = None,
    low: Annotated[int | None, typer.Option(min=0, help="amend: the fewest.")] = None,
    best: Annotated[int | None, typer.Option(min=0, help="amend: the number; alone it is exact.")] = None,
    high: Annotated[int | None, typer.Option(min=0, help="amend: the most.")] = None,
    indicator: Annotated[str | None, typer.Option(help="amend: what happened to them.")] = None,
    date_start: Annotated[str | None, typer.Option(help="amend: the first day.")] = None,
    date_end: Annotated[str | None, typer.Option(help="amend: the last day.")] = None,
    country_iso3: Annotated[str | None, typer.Option(help="amend: the country of a place, as IRQ.")] = None,
    adm_1: Annotated[str | None, typer.Option(help="amend: its first-level area.")] = None,
    location_name: Annotated[str | None, typer.Option(help="amend: its name.")] = None,
    latitude: Annotated[
        float | None, typer.Option(help="amend: degrees north; every place needs it.")
    ] = None,
    longitude: Annotated[
        float | None, typer.Option(help="amend: degrees east; every place needs it.")
    ] = None,
    where_prec: Annotated[int | None, typer.Option(help="amend: UCDP's precision of the place.")] = None,
    at: At = None,
) -> None:
    """List what most needs a person, or write down what a person decides; the next run applies it.

    Asked are contested and large numbers, doubtful readings, pairs that may be one event, and refusals. A
    decision is a line in data/reviews/NAME.jsonl, on this disk wherever the release lies; an id may be its
    first eight characters.

    **Examples**

        casualty-figures review

        casualty-figures review --list --format jsonl

        casualty-figures review amend 1f0c2ab9 --best 15 --reviewer "R. Example" --reason "the table says 15"
    """
    from casualty_figures.commands.review_dialogue import ask, show  # noqa: PLC0415 - DuckDB: --help must not wait
    from casualty_figures.reviewing.entries import Saying, entries  # noqa: PLC0415 - the same
    from casualty_figures.reviewing.questions import questions  # noqa: PLC0415 - the same
    from casualty_figures.reviewing.write import add_review  # noqa: PLC0415 - the same
    from flows.settings import settings  # noqa: PLC0415 - the same

    chosen = settings()
    release = released(at)
    if is_list:
        show(questions(release), form.value)
        return
    name = reviewer or chosen.reviewer
    if not name:
        raise typer.BadParameter("say who decides: --reviewer NAME, or set CASUALTY_FIGURES_REVIEWER")
    if action is None:
        ask(release, questions(release), name, chosen.reviews_folder)
        return
    if not reason or not ids:
        raise typer.BadParameter(f"{action.value} needs an ID and --reason")
    given: dict[str, str | float | None] = {"low": low, "best": best, "high": high, "indicator": indicator}
    given |= {"date_start": date_start, "date_end": date_end}
    given |= {"country_iso3": country_iso3, "adm_1": adm_1, "location_name": location_name}
    given |= {"latitude": latitude, "longitude": longitude, "where_prec": where_prec}
    changes = {key: value for key, value in given.items() if value is not None}
    saying = Saying(name, reason, datetime.now(UTC))
    for entry in list(entries(release, action.value, ids, saying, changes)):
        path = add_review(chosen.reviews_folder, entry)
        typer.echo(f"{action.value}: written to {path}; the next run applies it")
