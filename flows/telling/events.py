"""What Prefect's automations can be told of: an event where a check stops a run."""

from prefect.events import emit_event

from casualty_figures.records import PublicationStoppedError

CHECKS_FAILED = "casualty-figures.checks.failed"
"""Emitted where a check of a whole table failed: nothing was published, the last release stays."""


def emit_checks_failed(run_id: str, stopped: PublicationStoppedError, report: str) -> None:
    """Emit the event, with what failed and the address of the report that shows it."""
    failed = [
        {
            "table": result.table_name,
            "expectation": result.expectation,
            "column": result.column_name,
            "unexpected": result.unexpected_count,
        }
        for result in stopped.results
        if not result.success
    ]
    emit_event(
        event=CHECKS_FAILED,
        resource={
            "prefect.resource.id": f"casualty-figures.run.{run_id:.12}",
            "prefect.resource.name": f"casualty-figures run {run_id:.12}",
        },
        payload={"message": str(stopped), "failed": failed, "report": report},
    )
