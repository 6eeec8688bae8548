"""`casualty-figures schedule`: the same run, again and again."""

import os
from pathlib import Path
from typing import Annotated, Final

import typer

WATCHED_FOLDER: Final = "CASUALTY_FIGURES_WATCHED_FOLDER"


def schedule(
    cron: Annotated[
        str, typer.Option(help='When to run, as in "0 6 * * *": minute, hour, day, month, weekday.')
    ],
    timezone: Annotated[str, typer.Option(help="Time zone of the times, such as Europe/Berlin.")] = "UTC",
    watch: Annotated[
        Path | None,
        typer.Option(help="Folder whose new files each run takes; the setting, else data/raw, without one."),
    ] = None,
) -> None:
    """Run at set times until interrupted, and show each run on Prefect's page.

    A run collects from the sources of data/sources.toml that are due, and takes the new files of the folder.
    Uses the server in PREFECT_API_URL, or starts one on loopback, and serves the reports there as well. Files
    that were read are not read again, and a run that comes while another is at work is skipped.

    **Examples**

        casualty-figures schedule --cron "0 6 * * *"

        casualty-figures schedule --cron "*/15 * * * *" --watch ~/incoming
    """
    from flows.serving.schedule import cron_schedule, serve_daily  # noqa: PLC0415 - Prefect: --help must not wait

    try:
        times = cron_schedule(cron, timezone)
    except LookupError as error:
        raise typer.BadParameter(
            f"{error.args[0]}: a name such as Europe/Berlin", param_hint="--timezone"
        ) from error
    except ValueError as error:
        raise typer.BadParameter(f"{cron!r} is no schedule", param_hint="--cron") from error
    if watch is not None and not watch.is_dir():
        raise typer.BadParameter(f"no folder {watch}", param_hint="--watch")

    def announce(page: str, reports: str) -> None:
        typer.echo(f'Running at "{cron}" ({timezone}). Page: {page}  Reports: {reports}  End with Ctrl-C.')

    if watch is not None:
        os.environ[WATCHED_FOLDER] = str(watch.resolve())  # each run has its process, and settings of its own
    serve_daily(times, announce)
