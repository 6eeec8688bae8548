"""Articles from the sources of `sources.toml`: a task a source, so that one that fails holds up no other."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from datetime import UTC, datetime
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.futures import PrefectFuture

from casualty_figures.archive import Archive
from casualty_figures.publishing import writing_lock
from casualty_figures.records import CasualtyFiguresError, RunInProgressError
from casualty_figures.runs.rows.refusals import defect_reason
from casualty_figures.sources import Configured, configured_sources, named_sources
from casualty_figures.sources.asked import ask, broken_attempt, due_sources, given_addresses
from casualty_figures.sources.collecting import Collected, SourceFailedError
from casualty_figures.sources.history.attempts import Attempt, AttemptLog
from casualty_figures.sources.known import Known
from casualty_figures.sources.listing import has_addresses
from casualty_figures.sources.network import FetchingNetwork
from casualty_figures.sources.place import Place
from flows.settings import Settings, settings
from flows.telling.progress import told_from_any_thread
from flows.telling.run_states import skipped
from flows.unwalked import unwalked


def is_failing_source(_task: object, _run: TaskRun, state: State[object]) -> bool:
    """Whether a task failed because its source did, which may answer when asked again."""
    return isinstance(state.result(raise_on_failure=False), SourceFailedError)


@flow(name="collect")
def collect(names: Sequence[str] = ()) -> tuple[Attempt, ...]:
    """Collect from the sources that are due, or from those of the names, and return what came of each.

    Nothing is read: that is for the next run of the main job. Ends in the
    state `Skipped` where another run is at work.
    """
    chosen = settings()
    try:
        with writing_lock(chosen.processed_folder, wait_seconds=chosen.wait_seconds):
            found = named_sources(chosen.sources_file, names)
            Archive(chosen.archive_folder).remove_leftovers()
            due = found if names else due_sources(found, AttemptLog(chosen.archive_folder), datetime.now(UTC))
            return tuple(collected.attempt for collected in collect_from(due, chosen))
    except RunInProgressError as other:
        return skipped(other, tuple[Attempt, ...])


def collect_due(chosen: Settings) -> list[Collected]:
    """Collect from the sources that are due, in a flow that holds the lock; return what came of each."""
    found = configured_sources(chosen.sources_file)
    return collect_from(due_sources(found, AttemptLog(chosen.archive_folder), datetime.now(UTC)), chosen)


def collect_pages(urls: Sequence[str], chosen: Settings) -> list[Collected]:
    """Fetch pages of these addresses, in a flow that holds the lock; return what came of them."""
    return collect_from([given_addresses(urls)] if urls else [], chosen)


def collect_from(sources: Sequence[Configured], chosen: Settings) -> list[Collected]:
    """Collect from sources, all at once, in a flow that holds the lock; return what came of each.

    Raises:
        CasualtyFiguresError: Something is wrong that is no source's fault, such
            as an archive that cannot be written, once the others were asked.
    """
    if not sources:
        return []
    log, archive = AttemptLog(chosen.archive_folder), Archive(chosen.archive_folder)
    with (
        closing(Known.of(archive)) as known,
        _network(sources, chosen) as network,
        told_from_any_thread("collect", len(sources)) as advance,
        _pages_told(sources) as came,
    ):
        place = Place(
            archive,
            known,
            network,
            folder=chosen.sources_file.parent,
            largest=chosen.largest_file,
            seconds=chosen.source_seconds,
            revisit_days=chosen.revisit_days,
            came=came,
        )
        asked = [
            collect_source.submit(source.name, unwalked(source), unwalked(place), log) for source in sources
        ]
        return [_outcome(future, advance) for future in asked]


@task(
    name="Collect from a source",
    task_run_name="Collect from {name}",
    retries=1,
    retry_delay_seconds=2,
    retry_condition_fn=is_failing_source,
    cache_policy=NO_CACHE,
)
def collect_source(name: str, source: Configured, place: Place, log: AttemptLog) -> Collected:
    """Collect from one source; raises `SourceFailedError` where nothing could be had of it."""
    now = datetime.now(UTC)
    try:
        collected = ask(source, place, log, now)
    except (CasualtyFiguresError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - a library trips over anything; the source is a row
        collected = Collected(broken_attempt(source, defect_reason(error), now, log), ())
    if collected.attempt.outcome == "failed":
        raise SourceFailedError(f"{name}: {collected.attempt.reason}", collected)
    return collected


def _outcome(future: PrefectFuture[Collected], advance: Callable[[], None]) -> Collected:
    found = future.result(raise_on_failure=False)
    advance()
    if isinstance(found, SourceFailedError):
        return found.collected
    if isinstance(found, BaseException):
        raise found
    return found


def _pages_told(sources: Sequence[Configured]) -> AbstractContextManager[Callable[[], None]]:
    """Return what tells of each page that comes; of files there is none."""
    if any(map(has_addresses, sources)):
        return told_from_any_thread("fetch", 0)
    return nullcontext(lambda: None)


def _network(sources: Sequence[Configured], chosen: Settings) -> Any:  # noqa: ANN401 - of files there is none
    return FetchingNetwork(chosen.fetching) if any(map(has_addresses, sources)) else nullcontext()
