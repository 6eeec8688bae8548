"""Sources asked, and what came of it written down."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from casualty_figures.sources.collecting import Collected, collect
from casualty_figures.sources.forms import Configured, Given
from casualty_figures.sources.history.attempts import COMMAND_LINE, Attempt, AttemptLog, Waiting
from casualty_figures.sources.history.days import SourceHistory
from casualty_figures.sources.place import Place
from casualty_figures.sources.schedule import is_due
from casualty_figures.sources.sources_file import configured_sources

_ANY_AGE = 36_500


def due_sources(sources: Sequence[Configured], log: AttemptLog, now: datetime) -> list[Configured]:
    """Return the sources whose time has come."""
    return [source for source in sources if is_due(source, log.of(source.name), now)]


def histories(sources_file: Path, log: AttemptLog) -> tuple[SourceHistory, ...]:
    """Return the attempts of every source that was ever asked, sorted by its name."""
    configured = {source.name for source in configured_sources(sources_file)}
    return tuple(
        SourceHistory(name, tuple(log.of(name)), is_configured=name in configured) for name in log.sources()
    )


def ask(source: Configured, place: Place, log: AttemptLog, now: datetime) -> Collected:
    """Collect from a source and write it down in the log; of the command line only what is gone or no more.

    Raises:
        ArchiveError: The archive cannot be written.
    """
    if isinstance(source, Given):
        collected = collect(source, (), place, now)
        if collected.attempt.visited:
            log.add(collected.attempt)
        return collected
    collected = collect(source, log.of(source.name), place, now)
    log.add(collected.attempt)
    return collected


def broken_attempt(source: Configured, reason: str, now: datetime, log: AttemptLog) -> Attempt:
    """Return the attempt of a source at which something of ours broke, written down in the log."""
    attempt = Attempt(
        source.name,
        source.kind,
        now,
        "failed",
        reason,
        source.language,
        source.country,
        waiting=_waiting(source, log),
    )
    if not isinstance(source, Given):
        log.add(attempt)
    return attempt


def given_addresses(urls: Sequence[str]) -> Given:
    """Return addresses of the command line as a source."""
    return Given(
        kind="addresses", name=COMMAND_LINE, urls=tuple(urls), most_items=len(urls), most_days=_ANY_AGE
    )


def _waiting(source: Configured, log: AttemptLog) -> tuple[Waiting, ...]:
    attempts = log.of(source.name)
    return attempts[-1].waiting if attempts else ()
