"""What the runs so far brought."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from casualty_figures.publishing.report.reported_tables import ReportedTables

MOST_RUNS = 40
"""Runs shown, the newest; the table `runs` has them all."""


@dataclass(frozen=True, slots=True)
class PastRun:
    """One run that ended with a release."""

    run_id: str
    finished: str
    outcome: str
    articles_in: int
    articles_refused: int
    figures_published: int
    figures_quarantined: int
    checks_run: int
    checks_failed: int


@dataclass(frozen=True, slots=True)
class TrendBar:
    """One run in a trend: where it stands and how high, in percent."""

    x: float
    width: float
    height: float
    count: int
    run: PastRun


@dataclass(frozen=True, slots=True)
class Trend:
    """One count over the runs, oldest first."""

    words: str
    tone: str
    last: int
    change: int | None
    bars: tuple[TrendBar, ...]


@dataclass(frozen=True, slots=True)
class RunHistory:
    """The newest runs, oldest first, and how many there were before them."""

    runs: tuple[PastRun, ...]
    runs_not_shown: int
    trends: tuple[Trend, ...]


_TRENDS: tuple[tuple[str, str, Callable[[PastRun], int]], ...] = (
    ("articles in", "article", lambda run: run.articles_in),
    ("figures published", "figure", lambda run: run.figures_published),
    ("figures in quarantine", "refused", lambda run: run.figures_quarantined),
    ("checks that failed", "refused", lambda run: run.checks_failed),
)


_PAST_RUNS = """
SELECT coalesce(run_id, '') AS run_id, coalesce(strftime(finished_at, '%Y-%m-%d %H:%M'), '') AS finished,
    coalesce(outcome, '') AS outcome,
    coalesce(n_articles_in, 0) AS articles_in, coalesce(n_articles_refused, 0) AS articles_refused,
    coalesce(n_figures_published, 0) AS figures_published,
    coalesce(n_figures_quarantined, 0) AS figures_quarantined,
    coalesce(checks_run, 0) AS checks_run, coalesce(checks_failed, 0) AS checks_failed
FROM runs LEFT JOIN (
    SELECT run_id,
        coalesce(sum(element_count) FILTER (WHERE expectation = 'summary'), count(*)) AS checks_run,
        count(*) FILTER (WHERE NOT success AND expectation <> 'summary') AS checks_failed
    FROM quality_results GROUP BY run_id
) USING (run_id)
ORDER BY finished_at DESC, run_id LIMIT ?
"""


def history_of(tables: ReportedTables) -> RunHistory:
    """Return the newest runs and their trends."""
    rows = tables.rows(_PAST_RUNS, MOST_RUNS)
    runs = tuple(PastRun(**row) for row in reversed(rows))
    trends = tuple(_trend(words, tone, runs, count) for words, tone, count in _TRENDS) if runs else ()
    return RunHistory(runs, _run_count(tables) - len(runs), trends)


def _run_count(tables: ReportedTables) -> int:
    row: dict[str, Any] = tables.row("SELECT count(*) AS count FROM runs") or {"count": 0}
    return int(row["count"])


def _trend(words: str, tone: str, runs: tuple[PastRun, ...], count: Callable[[PastRun], int]) -> Trend:
    counts = [count(run) for run in runs]
    most = max(*counts, 1)
    step = 100 / max(len(runs), 12)
    bars = tuple(
        TrendBar(position * step, step * 0.8, max(100 * number / most, 2.0 if number else 0.0), number, run)
        for position, (number, run) in enumerate(zip(counts, runs, strict=True))
    )
    change = counts[-1] - counts[-2] if len(counts) > 1 else None
    return Trend(words, tone, counts[-1], change, bars)
