"""`casualty-figures verify`: what is damaged on the disk, and made whole again."""

from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from casualty_figures.storage.escaping import terminal_line

if TYPE_CHECKING:
    from casualty_figures.records.damage import Damage


def verify(
    repair: Annotated[  # noqa: FBT002 - a switch of the command line
        bool, typer.Option("--repair", help="Put back what can be put back, and say what cannot.")
    ] = False,
    at: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Verify what lies there, all of which is read.")
    ] = None,
) -> None:
    """Compare every file of the archive and of all releases with its hash, and name what is damaged.

    With --repair files come from other releases that have them sound, records and manifests are made anew
    where a hash proves them right, and where that is not enough a run reads data/raw and what was damaged
    anew. What is whole is never touched. The status is 1 while damage remains.

    **Examples**

        casualty-figures verify

        casualty-figures verify --repair

        casualty-figures verify --at s3://bucket/prefix
    """
    if at is not None:
        _verify_at(at, is_repaired=repair)
        return
    from casualty_figures.archive import Archive  # noqa: PLC0415 - Arrow: --help must not wait
    from casualty_figures.publishing import WritingLock, writing_lock  # noqa: PLC0415 - the same
    from casualty_figures.runs import verification  # noqa: PLC0415 - the same
    from flows.settings import settings  # noqa: PLC0415 - the same

    chosen = settings()
    archive, processed = Archive(chosen.archive_folder), WritingLock(chosen.processed_folder)
    with ExitStack() as held:
        if repair:
            held.enter_context(writing_lock(chosen.processed_folder, wait_seconds=chosen.wait_seconds))
        before = left = verification.damage_of(archive, processed)
        if repair and before:
            verification.repair(archive, processed)
            left = verification.damage_of(archive, processed)
    if repair and verification.calls_for_a_run(before, left, processed):
        _run()
        left = verification.damage_of(archive, processed)
    _show(before, left, is_repaired=repair)


def _verify_at(address: str, *, is_repaired: bool) -> None:
    if is_repaired:
        raise typer.BadParameter(
            "what lies at an address is not repaired: a run brings what is missing", param_hint="--repair"
        )
    from casualty_figures.runs.at_address import damage_at_address  # noqa: PLC0415 - Arrow: --help must not wait

    found = list(damage_at_address(address))
    _show(found, found, is_repaired=True)


def _run() -> None:
    """Read data/raw, and what was damaged, anew; what a run cannot do it says, and the damage remains."""
    from casualty_figures.records import CasualtyFiguresError  # noqa: PLC0415 - Arrow: --help must not wait
    from flows.prefect_defaults import silence_prefect  # noqa: PLC0415 - before Prefect is imported

    silence_prefect()
    from flows.run_locally import run_daily  # noqa: PLC0415 - Prefect takes seconds

    typer.echo("Reading anew what was damaged ...")
    try:
        run_daily([], lambda *_: None)
    except CasualtyFiguresError as error:
        typer.echo(f"casualty-figures: {terminal_line(str(error))}", err=True)


def _show(before: "list[Damage]", left: "list[Damage]", *, is_repaired: bool) -> None:
    for damage in before:
        if damage not in left:
            typer.echo(f"repaired  {terminal_line(str(damage))}")
    for damage in left:
        typer.echo(f"damaged   {terminal_line(str(damage))}")
    if not left:
        typer.echo("Archive and releases are whole.")
        return
    how = "restore the files from a backup, or remove a release that nobody needs"
    typer.echo(f"Damaged: {len(left)}. " + (how if is_repaired else "--repair puts back what it can") + ".")
    raise typer.Exit(1)
