"""The table `sources`: what each source gave day by day, against its habit; gaps are no zeros."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from asked import NOW

from casualty_figures.records.source_day import SourceDay
from casualty_figures.sources.history.attempts import Attempt, Outcome
from casualty_figures.sources.history.days import SourceHistory, source_days

DAY = timedelta(days=1)


def attempt(day: int, outcome: Outcome = "done", reason: str | None = None, **counts: Any) -> Attempt:
    return Attempt("herald", "feed", NOW + day * DAY, outcome, reason, **counts)


def ids(day: int, count: int) -> tuple[str, ...]:
    return tuple(f"{day}/{number}" for number in range(count))


def days(
    counts: Sequence[int | None],
    *,
    failed: Sequence[int] = (),
    reason: str = "no answer in time",
    refused: frozenset[str] = frozenset(),
) -> list[SourceDay]:
    """Return the rows of a source that gave so many articles on each day; nobody asked it on a day of None.

    The last day of the counts is the day of the run.
    """
    attempts = [
        attempt(day, "failed", reason)
        if day in failed
        else attempt(day, n_new=count, new_ids=ids(day, count))
        for day, count in enumerate(counts)
        if count is not None
    ]
    return rows_of(*attempts, refused=refused, today=len(counts) - 1)


def rows_of(
    *attempts: Attempt, refused: frozenset[str] = frozenset(), today: int = 0, is_configured: bool = True
) -> list[SourceDay]:
    history = SourceHistory("herald", attempts, is_configured)
    return source_days([history], refused, (NOW + today * DAY).date())


def statuses(rows: Sequence[SourceDay]) -> list[str]:
    return [row.source_status for row in rows]


def test_a_day_on_which_the_source_gave_no_answer_is_a_gap_and_no_zero() -> None:
    rows = days([5, 0, 0, 5], failed=[1, 2])
    assert [row.n_collected for row in rows] == [5, None, None, 5]
    assert statuses(rows)[1:3] == ["failing", "failing"]
    assert (rows[3].last_failure_at, rows[3].last_failure_reason) == (NOW + 2 * DAY, "no answer in time")
    assert rows[2].last_success_at == NOW


def test_a_day_on_which_nobody_asked_is_a_gap_too() -> None:
    rows = days([5, None, 5])
    assert [(row.n_collected, row.source_status) for row in rows][1] == (None, "not_asked")


def test_a_day_without_articles_is_a_zero() -> None:
    assert [row.n_collected for row in days([1, 0, 1])] == [1, 0, 1]


def test_the_habit_is_the_mean_of_four_weeks_without_gaps() -> None:
    rows = days([4, 6, None, 4, 6, 4, 6, 5, 9, 9])
    assert [row.usual_n_collected for row in rows][8:] == [5.0, 5.5]
    assert rows[7].usual_n_collected is None


def test_a_source_that_falls_silent_shows_once_its_habit_makes_it_unlikely() -> None:
    assert statuses(days([2] * 10 + [0, 0, 0, 0]))[10:] == ["usual", "usual", "silent", "silent"]
    assert statuses(days([9] * 10 + [0, 0]))[10] == "silent"


def test_a_source_that_is_seldom_heard_of_is_not_silent_after_a_day() -> None:
    assert statuses(days([1, 0, 0] * 10))[-1] == "usual"


def test_a_silence_lasts_however_long_it_lasts() -> None:
    assert statuses(days([5] * 10 + [0] * 60))[-1] == "silent"


def test_a_day_far_below_the_habit_shows_and_today_is_not_over() -> None:
    assert statuses(days([20] * 8 + [3, 3]))[8:] == ["few", "usual"]


def test_a_source_that_is_no_more_has_ended() -> None:
    rows = days([5, 0, 0], failed=[1, 2], reason="the server answers with status 410")
    assert statuses(rows) == ["usual", "ended", "ended"]


def test_a_site_whose_pages_cannot_be_read_any_more_shows() -> None:
    rows = days([6, 6], refused=frozenset(ids(1, 4)))
    assert [(row.source_status, row.n_unread) for row in rows] == [("usual", 0), ("unreadable", 4)]


def test_pages_that_are_refused_count_as_unread_and_not_as_collected() -> None:
    (row,) = rows_of(attempt(0, n_new=6, n_refused=2))
    assert (row.n_collected, row.n_unread, row.source_status) == (6, 2, "usual")


def test_a_newer_version_is_revised_and_not_collected() -> None:
    (row,) = rows_of(attempt(0, n_new=3, n_revised=2))
    assert (row.n_collected, row.n_revised) == (1, 2)


def test_pages_found_gone_are_counted() -> None:
    assert rows_of(attempt(0, gone=("https://herald.example/0",)))[0].n_gone == 1


def test_a_source_that_was_taken_out_ends_with_its_last_attempt() -> None:
    assert len(rows_of(attempt(0), attempt(1), today=9, is_configured=False)) == 2


@pytest.mark.parametrize("count", [0, 3])
def test_a_day_whose_pages_could_not_all_be_had_has_a_count_only_where_something_came(count: int) -> None:
    (row,) = rows_of(attempt(0, "partial", "2 pages could not be had", n_new=count))
    assert row.n_collected == (count or None)
