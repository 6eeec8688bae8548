"""When a source is to be asked again, and from when on; when its pages are."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from casualty_figures.records import Origin
from casualty_figures.sources.forms import Configured
from casualty_figures.sources.history.attempts import Attempt

_EARLY = 0.9
"""A schedule does not come to the second: a source is due after so much of its time."""
FIRST_VISIT = timedelta(hours=6)
"""How old a page is when it is first fetched again; then each time that it is twice as old."""


def is_due(source: Configured, attempts: Sequence[Attempt], now: datetime) -> bool:
    """Whether the time of a source has passed since it last answered, to its end or not."""
    answered = [attempt.started_at for attempt in attempts if attempt.outcome != "failed"]
    return not answered or now - answered[-1] >= _EARLY * source.every


def since(source: Configured, attempts: Sequence[Attempt], now: datetime) -> datetime:
    """Return when the list of a source was last read to its end, at most its `most_days` ago."""
    earliest = now - timedelta(days=source.most_days)
    whole = [attempt.started_at for attempt in attempts if attempt.is_whole]
    return max(earliest, whole[-1]) if whole else earliest


def due_again(
    origins: Iterable[Origin], attempts: Sequence[Attempt], now: datetime, days: int
) -> list[Origin]:
    """Return the pages of a source that are to be fetched again, the youngest first, each address once.

    `origins` are what the archive has of the source. A page is fetched again
    when it is 6 hours old and then each time that it is twice as old as at the
    last visit, until it is `days` old or gone.
    """
    first: dict[str, Origin] = {}
    for origin in sorted(origins, key=lambda origin: origin.retrieved_at):
        if origin.url and origin.failure is None:
            first.setdefault(origin.url, origin)
    last = {url: attempt.started_at for attempt in attempts for url in attempt.visited}
    gone = {url for attempt in attempts for url in attempt.gone}
    due = [
        origin
        for url, origin in first.items()
        if url not in gone and _is_due_again(now - origin.retrieved_at, _age(last.get(url), origin), days)
    ]
    return sorted(due, key=lambda origin: origin.retrieved_at, reverse=True)


def _age(visited_at: datetime | None, origin: Origin) -> timedelta:
    return visited_at - origin.retrieved_at if visited_at else timedelta(0)


def _is_due_again(age: timedelta, age_then: timedelta, days: int) -> bool:
    return max(FIRST_VISIT, 2 * age_then) <= age < timedelta(days=days)
