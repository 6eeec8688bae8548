"""The main job: articles in, checked tables out, in the order it is done.

A task is a whole step, and each can be done again: the archive and the
releases are named by content. Only taking the inputs is retried, where
fetching can fail by chance.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun

from casualty_figures.archive import Archive
from casualty_figures.checking import build_data_docs
from casualty_figures.publishing import Release, WritingLock, publish_release, writing_lock
from casualty_figures.publishing.report import write_report
from casualty_figures.records import (
    ArchiveError,
    CasualtyFiguresError,
    PublicationStoppedError,
    RunInProgressError,
)
from casualty_figures.runs.at_address import Taken, take_from
from casualty_figures.runs.candidates import candidates
from casualty_figures.runs.checked.checked_tables import Checked, checked, unpublished
from casualty_figures.runs.intake import Intake, archive_paths, intake_of, is_address, missing
from casualty_figures.runs.plan import Plan
from casualty_figures.runs.summary import Summary, provenance, summary_of
from casualty_figures.sources.collecting import Collected
from casualty_figures.workers.reading_settings import Outcome
from flows.collecting import collect_due, collect_pages
from flows.parameters import Columns, Paths
from flows.planning import folder_to_read, left_as_it_is, planned
from flows.reading import read_articles
from flows.settings import Settings, settings
from flows.telling.artifacts import leave_artifacts
from flows.telling.events import emit_checks_failed
from flows.telling.progress import tell
from flows.telling.run_states import came_and_went, run_name, skipped
from flows.unwalked import unwalked


def is_by_chance(_task: object, _run: TaskRun, state: State[object]) -> bool:
    """Whether a failed task may succeed when tried again: what we refuse ourselves will not."""
    return not isinstance(state.result(raise_on_failure=False), CasualtyFiguresError)


@flow(name="publish-casualty-figures", flow_run_name=run_name)
def daily(paths: Paths = (), columns: Columns | None = None) -> Summary:
    """Read what is new, check everything, publish a release, and return what was done.

    Takes the articles in `paths`, which may be addresses of pages; without
    any, those of the sources that are due and those in the watched folder, else in the raw
    folder. `columns` says which columns of tables hold what. Where nothing is
    new the last release stays as it is. Ends in the state
    `Skipped`, and does nothing, where another run is at work.
    """
    chosen = settings()
    try:
        with writing_lock(chosen.processed_folder, wait_seconds=chosen.wait_seconds) as lock:
            summary = published(lock, paths, columns or {}, chosen)
    except RunInProgressError as other:
        return skipped(other, Summary)
    leave_artifacts(summary, chosen.reports_address)
    get_run_logger().info(came_and_went(summary))
    return summary


def published(
    lock: WritingLock, paths: Sequence[str], columns: Mapping[str, str], chosen: Settings
) -> Summary:
    """Do the work of a run, step by step, and return what was done."""
    started_at = datetime.now(UTC)
    there = take(unwalked(lock), chosen) if chosen.address else None
    came = collected(paths, chosen)
    intake = intake_of([origin for one in came for origin in one.origins])
    if files := [Path(one) for one in paths if not is_address(one)] or folder_to_read(paths, chosen):
        intake += archive_inputs(files, columns, chosen, started_at)
    plan = plan_reading(chosen, started_at)
    if there is None and (same := left_as_it_is(plan, intake, chosen)):
        return replace(same, attempts=tuple(one.attempt for one in came))
    outcomes = read_articles(unwalked(plan), chosen) if plan.to_read else []
    fit = check(unwalked(outcomes), unwalked(plan), intake, chosen)
    release = publish(unwalked(lock), unwalked(fit), unwalked(plan), unwalked(there), chosen)
    page = report(unwalked(release), chosen)
    summary = summary_of(fit.run, release, tables_folder=chosen.current_folder, report_path=page)
    return replace(summary, attempts=tuple(one.attempt for one in came), given=intake.article_ids)


def collected(paths: Sequence[str], chosen: Settings) -> list[Collected]:
    """Return what came from the network: pages at the addresses given, else the sources that are due."""
    return collect_pages([one for one in paths if is_address(one)], chosen) if paths else collect_due(chosen)


@task(name="Take what the address has", cache_policy=NO_CACHE)
def take(lock: WritingLock, chosen: Settings) -> Taken:
    """Have archive and current release here be those of the address, and return what it had."""
    tell("take", 0, 1)
    taken = take_from(str(chosen.address), Archive(chosen.archive_folder), lock)
    tell("take", 1, 1)
    return taken


@task(
    name="Archive the inputs",
    retries=2,
    retry_delay_seconds=5,
    retry_condition_fn=is_by_chance,
    cache_policy=NO_CACHE,
)
def archive_inputs(
    given: Sequence[Path], columns: Mapping[str, str], chosen: Settings, retrieved_at: datetime
) -> Intake:
    """Take files and folders into the archive and return how many articles there were."""
    tell("archive", 0, 0)
    if gone := missing(given):
        raise ArchiveError(f"no such file or folder: {', '.join(gone)}; nothing was read")
    archive = Archive(chosen.archive_folder)
    archive.remove_leftovers()
    intake = archive_paths(
        archive,
        given,
        retrieved_at,
        largest=chosen.largest_file,
        columns=columns,
        tell=lambda done: tell("archive", done, 0),
    )
    tell("archive", intake.n_files, intake.n_files)
    return intake


@task(name="Plan what to read", cache_policy=NO_CACHE)
def plan_reading(chosen: Settings, started_at: datetime) -> Plan:
    """Return what to read of the archive and what to carry over from the last release."""
    return planned(chosen, started_at)


@task(name="Check every row", cache_policy=NO_CACHE)
def check(outcomes: list[Outcome], plan: Plan, intake: Intake, chosen: Settings) -> Checked:
    """Return the tables of the next release, every row of them checked.

    Where a check stops the run, the report says which, and the last release stays.
    """
    tell("check", 0, 1)
    given = candidates(plan, outcomes)
    checked_at = datetime.now(UTC)
    try:
        fit = checked(given, plan, intake, finished_at=checked_at)
    except PublicationStoppedError as stopped:
        tables = unpublished(given, stopped)
        write_report(tables, plan.run_id, chosen.reports_folder, stopped_because=str(stopped))
        emit_checks_failed(plan.run_id, stopped, chosen.reports_address)
        raise
    write_data_docs(fit, plan, chosen, checked_at)
    tell("check", 1, 1)
    return fit


def write_data_docs(fit: Checked, plan: Plan, chosen: Settings, checked_at: datetime) -> None:
    """Build Great Expectations' own pages on the checks; a run goes on without them."""
    folder = chosen.data_docs_folder
    try:
        build_data_docs(fit.validations, folder, run_id=plan.run_id, checked_at=checked_at)
    except Exception as error:  # noqa: BLE001 - whatever their renderer trips over, the tables are sound
        logging.getLogger(__name__).warning("No Data Docs were built in %s: %s", folder, error)


@task(name="Publish the tables", cache_policy=NO_CACHE)
def publish(lock: WritingLock, fit: Checked, plan: Plan, there: Taken | None, chosen: Settings) -> Release:
    """Publish the tables, at the address first where there is one, and return the release."""
    tell("publish", 0, 1)
    archive, keep = Archive(chosen.archive_folder), chosen.releases_kept

    def bring(release: Release) -> None:
        if there is not None:
            there.bring(archive, release, keep=keep)

    made_of = provenance(plan, fit.run)
    release = publish_release(lock, fit.tables, made_of, parent=plan.parent, keep=keep, bring=bring)
    tell("publish", 1, 1)
    return release


@task(name="Write the report", cache_policy=NO_CACHE)
def report(release: Release, chosen: Settings) -> Path:
    """Write the report of the run that published the release and return where it lies."""
    tell("report", 0, 1)
    path = write_report(release, release.run_id, chosen.reports_folder)
    tell("report", 1, 1)
    return path
