"""`casualty-figures serve-reports`: the reports for a browser on this machine."""

import typer


def serve_reports() -> None:
    """Serve the reports to browsers on this machine until interrupted.

    Links on Prefect's page lead there. `schedule` serves them as well. Nobody else can read them: the address
    is a loopback one, and files outside data/reports are not served. The port is a setting:
    CASUALTY_FIGURES_REPORTS_PORT.
    """
    from flows.serving.report_server import serve_reports as serve  # noqa: PLC0415 - Starlette: --help must not wait
    from flows.settings import settings  # noqa: PLC0415 - the same

    chosen = settings()
    typer.echo(f"Reports: http://127.0.0.1:{chosen.reports_port}/  End with Ctrl-C.")
    serve(chosen.reports_folder, chosen.reports_port)
