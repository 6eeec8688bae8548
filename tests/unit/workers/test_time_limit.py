"""What one article may cost."""

import signal
from contextlib import suppress
from datetime import UTC, datetime
from threading import Thread

import pytest

from casualty_figures.records import Origin, Refusal
from casualty_figures.runs.reading import ArticleFigures
from casualty_figures.workers.one_article import outcome_of
from casualty_figures.workers.time_limit import OutOfTimeError, at_most

ORIGIN = Origin(
    article_id="a" * 64,
    raw_sha256="b" * 64,
    raw_path="bb/b",
    name="long.txt",
    url=None,
    publisher=None,
    published=None,
    retrieved_at=datetime(2026, 1, 1, tzinfo=UTC),
)


def work_for_ever() -> None:
    while True:
        pass


def read_for_ever(_: Origin) -> ArticleFigures | Refusal:
    while True:
        with suppress(Exception):  # as libraries do that read pages
            work_for_ever()


def test_an_article_that_takes_too_long_is_refused_with_the_setting_to_change() -> None:
    outcome = outcome_of(ORIGIN, read_for_ever, most_seconds=0.05)
    assert isinstance(outcome, Refusal)
    assert "more than 0.05 s of processor time, see CASUALTY_FIGURES_ARTICLE_SECONDS" in outcome.reason


def test_the_next_run_tries_it_again() -> None:
    outcome = outcome_of(ORIGIN, read_for_ever, most_seconds=0.05)
    assert isinstance(outcome, Refusal)
    assert outcome.origin.failure == outcome.reason


def test_the_limit_ends_with_its_block() -> None:
    with at_most(0.05):
        pass
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_a_block_that_takes_too_long_is_ended() -> None:
    with pytest.raises(OutOfTimeError), at_most(0.05):
        work_for_ever()


def test_another_thread_has_no_limit_and_no_error() -> None:
    done = []

    def work() -> None:
        with at_most(0.001):
            done.append(sum(range(100_000)))

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert done == [sum(range(100_000))]
