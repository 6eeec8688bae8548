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
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Only what lies there; else what lies here, and at the address set."
        ),
    ] = None,
) -> None:
    """Compare every file of the archive and of all releases with its hash, and name what is damaged.

    With --repair files come from other releases that have them sound, records and manifests are made anew
    where a hash proves them right, and where that is not enough a run reads data/raw and what was damaged
    anew. What is whole is never touched. The status is 1 while damage remains.

    Of an address (--at, else CASUALTY_FIGURES_ADDRESS) every object is read. What is damaged there is put
    back from other objects, and from the folders here. The run takes place where the setting names it.

    **Examples**

        casualty-figures verify

        casualty-figures verify --repair

        casualty-figures verify --at s3://bucket/prefix
    """
    from casualty_figures.archive import Archive  # noqa: PLC0415 - Arrow: --help must not wait
    from casualty_figures.publishing import WritingLock, writing_lock  # noqa: PLC0415 - the same
    from casualty_figures.runs.verified import Verified  # noqa: PLC0415 - the same
    from flows.settings import settings  # noqa: PLC0415 - the same

    chosen = settings()
    verified = Verified(
        Archive(chosen.archive_folder),
        WritingLock(chosen.processed_folder),
        address=at or chosen.address,
        is_here=at is None,
    )
    with ExitStack() as held:
        if repair:
            held.enter_context(writing_lock(chosen.processed_folder, wait_seconds=chosen.wait_seconds))
        before = left = verified.damage()
        if repair and before:
            verified.repair()
            left = verified.damage()
        is_to_read = repair and verified.is_to_read(before, left, address_set=chosen.address)
    if is_to_read:
        _run()
        with writing_lock(chosen.processed_folder, wait_seconds=chosen.wait_seconds):
            verified.repair()  # what the run made anew may be what an older release lacks
        left = verified.damage()
    _show(before, left, is_repaired=repair)


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
