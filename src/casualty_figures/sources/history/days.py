"""What each source gave day by day, from the log of attempts."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import fmean

from casualty_figures.records.source_day import SourceDay
from casualty_figures.sources.history.attempts import COMMAND_LINE, Attempt

HABIT_DAYS = 28
LEAST_DAYS = 7
"""Days with a count that a habit needs."""
_ALARMING = 4.6
"""Articles that were to be expected over a silence: of so many none comes once in 100 times (Poisson)."""
_FEW, _MANY = 0.25, 8.0
_READ_LEAST = 3
_GONE = re.compile(r"\bstatus (?:404|410)\b")
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SourceHistory:
    """The attempts of a source in their order, and whether `sources.toml` still has it."""

    name: str
    attempts: tuple[Attempt, ...]
    is_configured: bool


def source_days(histories: Iterable[SourceHistory], refused: frozenset[str], today: date) -> list[SourceDay]:
    """Return a row a source and day, from its first attempt to `today`.

    A source that `sources.toml` no longer has ends with its last attempt.
    `refused` are the articles that could not be read, by article_id.
    """
    return [
        row
        for history in histories
        if history.attempts and history.name != COMMAND_LINE
        for row in _days(history, _counts(history.attempts, refused), today)
    ]


@dataclass(frozen=True, slots=True)
class _Counts:
    """Of each day: all that came, what came first, newer versions, what could not be had or read."""

    came: Counter[date] = field(default_factory=Counter)
    collected: Counter[date] = field(default_factory=Counter)
    revised: Counter[date] = field(default_factory=Counter)
    unread: Counter[date] = field(default_factory=Counter)


def _counts(attempts: Iterable[Attempt], refused: frozenset[str]) -> _Counts:
    counts = _Counts()
    for attempt in attempts:
        day = attempt.started_at.date()
        counts.came[day] += attempt.n_new + attempt.n_refused
        counts.collected[day] += attempt.n_new - attempt.n_revised
        counts.revised[day] += attempt.n_revised
        counts.unread[day] += attempt.n_refused + len(refused.intersection(attempt.new_ids))
    return counts


def _days(history: SourceHistory, counts: _Counts, today: date) -> Iterator[SourceDay]:
    by_day = defaultdict(list)
    for attempt in history.attempts:
        by_day[attempt.started_at.date()].append(attempt)
    day, last = min(by_day), today if history.is_configured else max(by_day)
    counted: list[int | None] = []
    success, failure = None, None
    while day <= last:
        attempts = by_day.get(day, [])
        success = next((one.started_at for one in reversed(attempts) if one.outcome != "failed"), success)
        failure = next((one for one in reversed(attempts) if one.outcome != "done"), failure)
        has_count = any(one.outcome == "done" for one in attempts) or (
            counts.collected[day] > 0 and any(one.outcome == "partial" for one in attempts)
        )
        habit = _habit(counted)
        collected = counts.collected[day] if has_count else None
        is_unreadable = counts.unread[day] >= _READ_LEAST and 2 * counts.unread[day] > counts.came[day]
        if collected is None:
            status = _status_of_gap(attempts)
        elif is_unreadable:
            status = "unreadable"
        else:
            status = _against_habit(collected, counted, habit, is_over=day < today)
        yield SourceDay(
            collected_from=history.name,
            day=day,
            source_kind=history.attempts[-1].kind,
            source_status=status,
            n_attempts=len(attempts),
            n_failed_attempts=sum(one.outcome == "failed" for one in attempts),
            n_collected=collected,
            n_revised=counts.revised[day] if has_count else None,
            n_unread=counts.unread[day] if has_count else None,
            n_gone=len({url for one in attempts for url in one.gone}) if has_count else None,
            usual_n_collected=habit,
            last_success_at=success,
            last_failure_at=failure.started_at if failure else None,
            last_failure_reason=failure.reason if failure else None,
        )
        counted.append(collected)
        day += _A_DAY


def _habit(counted: Sequence[int | None]) -> float | None:
    known = [count for count in counted[-HABIT_DAYS:] if count is not None]
    return fmean(known) if len(known) >= LEAST_DAYS else None


def _status_of_gap(attempts: Sequence[Attempt]) -> str:
    """Return why a day has no count."""
    reasons = [attempt.reason or "" for attempt in attempts if attempt.outcome == "failed"]
    if reasons and all(_GONE.search(reason) for reason in reasons):
        return "ended"
    return "failing" if attempts else "not_asked"


def _against_habit(
    collected: int, counted: Sequence[int | None], habit: float | None, *, is_over: bool
) -> str:
    """Return usual, few or silent; of a day that is not over only whether the silence goes on."""
    before = _silence(counted)
    expected = (_habit_before_silence(counted) or 0.0) * (before + is_over)
    if collected == 0 and expected >= _ALARMING:
        return "silent"
    if is_over and habit is not None and habit >= _MANY and collected < _FEW * habit:
        return "few"
    return "usual"


def _habit_before_silence(counted: Sequence[int | None]) -> float | None:
    """Return the habit that the silence broke: over the days until the last on which something came."""
    last = next((place for place in range(len(counted), 0, -1) if counted[place - 1]), 0)
    return _habit(counted[:last])


def _silence(counted: Sequence[int | None]) -> int:
    """Return on how many days in a row nothing came, up to the last; gaps are neither days nor an end."""
    known = [count for count in counted if count is not None]
    return next((place for place, count in enumerate(reversed(known)) if count), len(known))
