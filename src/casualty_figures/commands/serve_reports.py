"""`casualty-figures serve-reports`: the reports for a browser on this machine."""

import typer

from casualty_figures.commands.released import At, released
from casualty_figures.storage.escaping import terminal_line


def serve_reports(at: At = None) -> None:
    """Serve the reports to browsers on this machine until interrupted.

    Links on Prefect's page lead there. `schedule` serves them as well. Nobody else can read them: the address
    is a loopback one, and files outside data/reports are not served. The port is a setting:
    CASUALTY_FIGURES_REPORTS_PORT. Where the release lies at an address, and another machine made it, its
    report is written here first.
    """
    from flows.serving.report_server import serve_reports as serve  # noqa: PLC0415 - Starlette: --help must not wait
    from flows.settings import settings  # noqa: PLC0415 - the same

    chosen = settings()
    if at or chosen.address:
        _write_missing_report(at)
    typer.echo(f"Reports: http://127.0.0.1:{chosen.reports_port}/  End with Ctrl-C.")
    serve(chosen.reports_folder, chosen.reports_port)


def _write_missing_report(at: str | None) -> None:
    """Write the report of the release at an address, where it is not here; where it cannot be, say why."""
    from casualty_figures.publishing.report import write_report, written_report  # noqa: PLC0415 - DuckDB: as above
    from casualty_figures.records import CasualtyFiguresError  # noqa: PLC0415 - the same
    from flows.settings import settings  # noqa: PLC0415 - the same

    folder = settings().reports_folder
    try:
        release = released(at)
        if written_report(release.run_id, folder) is None:
            write_report(release, release.run_id, folder)
    except CasualtyFiguresError as error:
        typer.echo(f"casualty-figures: {terminal_line(str(error))}", err=True)
