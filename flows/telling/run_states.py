"""How a run is called, how it ends where another is at work, and what its log says of it."""

from typing import TypeVar, cast

from prefect.runtime import flow_run
from prefect.states import Cancelled

from casualty_figures.records import RunInProgressError
from casualty_figures.runs.summary import Summary

_Returned = TypeVar("_Returned")

SKIPPED = "Skipped"
"""Name of the state in which a run ends that meets another at work. Its type is Prefect's CANCELLED."""


def run_name() -> str:
    """Return the name of the run in force: when it was to begin, in UTC."""
    return f"casualty figures {flow_run.scheduled_start_time:%Y-%m-%d %H:%M:%S}"


def skipped(other: RunInProgressError, of: type[_Returned]) -> _Returned:  # noqa: ARG001 - for the type checker
    """Return the state that Prefect takes for the end of the flow, in place of what it returns."""
    return cast("_Returned", Cancelled(name=SKIPPED, message=str(other)))


def came_and_went(summary: Summary) -> str:
    """Return what came in and what went out, in one line of a log."""
    run = summary.run
    failing = [attempt.source for attempt in summary.attempts if attempt.outcome == "failed"]
    return (
        f"{run.n_files_in} articles were given, {run.n_articles_new} of them new. "
        f"Articles: {run.n_articles_in} in, {run.n_articles_read} read, {run.n_articles_refused} refused. "
        f"Figures: {run.n_figures_extracted} in, {run.n_figures_published} published, "
        f"{run.n_figures_quarantined} refused. Release {summary.release} ({run.outcome})."
        + (f" Sources that failed: {', '.join(failing)}." if failing else "")
    )
