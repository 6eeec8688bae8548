"""Where the release lies that a command reads: at the address given, else where the settings say."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from casualty_figures.publishing import Release

At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="ADDRESS",
        help="Where the release lies, s3://bucket/prefix; else where the settings say.",
    ),
]
"""The option of every command that reads a release."""


def released(at: str | None) -> "Release":
    """Return the current release there, on this disk; raise `ReleaseError` where there is none."""
    from casualty_figures.runs.at_address import release_to_read  # noqa: PLC0415 - Arrow: --help must not wait
    from flows.settings import settings  # noqa: PLC0415 - the same

    chosen = settings()
    return release_to_read(at or chosen.address, chosen.processed_folder)
