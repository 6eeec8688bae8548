"""A run that finds nothing new leaves the release as it is, and only then."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Literal

import pytest
from plain_run import Workplace, story

from casualty_figures.archive import sources_in
from casualty_figures.records.codebook import to_codebook
from casualty_figures.runs.intake import Intake
from casualty_figures.runs.nothing_new import known_intake, stands, unchanged
from casualty_figures.sources.history.attempts import Attempt


@pytest.fixture
def read(workplace: Workplace) -> Workplace:
    """A release of an article that was read and one that was refused."""
    workplace.write("aden.txt", story("Aden", 12))
    workplace.write("empty.txt", "")
    workplace.run()
    return workplace


def asked(
    place: Workplace,
    outcome: Literal["done", "failed", "partial"] = "done",
    *,
    days: int = 0,
    gone: tuple[str, ...] = (),
) -> None:
    """Have a source asked so many days after the last run."""
    at = place.now + timedelta(days=days, minutes=len(place.attempts))
    place.attempts.append(Attempt("herald", "feed", at, outcome, reason=None, visited=gone, gone=gone))


def given(place: Workplace) -> Intake | None:
    return known_intake(place.archive, sources_in([place.inputs], largest=10**6), place.now)


def test_the_release_stands_where_nothing_came(read: Workplace) -> None:
    assert stands(read.plan())


def test_where_the_release_stands_the_next_would_be_unchanged(read: Workplace) -> None:
    assert (stands(read.plan()), read.run().outcome) == (True, "unchanged")


def test_before_the_first_release_nothing_stands(workplace: Workplace) -> None:
    assert not stands(workplace.plan())


def test_what_is_in_the_archive_unread_is_new(read: Workplace) -> None:
    path = read.write("goma.txt", story("Goma", 3))
    read.archive.take_all(sources_in([path], largest=10**6), read.now)
    assert not stands(read.plan())


def test_another_engine_reads_anew(read: Workplace) -> None:
    read.engine = "engine 2"
    assert not stands(read.plan())


def test_events_of_another_version_are_made_anew(read: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casualty_figures.runs.nothing_new.reconciliation_version", lambda: "another")
    assert not stands(read.plan())


def test_a_damaged_release_does_not_stand(read: Workplace) -> None:
    path = next((read.release.folder / "codebook").glob("*.parquet"))
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1])
    assert not stands(read.plan())


def test_a_column_that_is_described_otherwise_is_published(
    read: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casualty_figures.runs.nothing_new.to_codebook", lambda: to_codebook()[1:])
    assert not stands(read.plan())


def test_a_decision_that_no_release_tells_is_something_to_do(read: Workplace) -> None:
    (review,) = [
        {
            "action": "reject",
            "figure_id": read.rows("figures")[0]["figure_id"],
            "reviewer": "R. Example",
            "reason": "the text says so",
            "time": "2026-02-01T00:00:00+00:00",
        }
    ]
    path = read.folder / "reviews" / "anna.jsonl"
    path.parent.mkdir()
    path.write_text(json.dumps(review) + "\n", encoding="utf-8")
    assert not stands(read.plan())
    read.run()
    assert stands(read.plan())


def test_a_source_that_is_asked_once_more_in_a_day_changes_nothing(read: Workplace) -> None:
    asked(read, days=1)
    read.run()
    asked(read)
    assert stands(read.plan())


@pytest.mark.parametrize("outcome", ["failed", "partial"])
def test_a_source_that_begins_to_fail_is_published(
    read: Workplace, outcome: Literal["failed", "partial"]
) -> None:
    asked(read, days=1)
    read.run()
    asked(read, outcome)
    assert not stands(read.plan())


def test_a_day_without_anything_of_a_source_is_published(read: Workplace) -> None:
    asked(read, days=1)
    read.run()
    read.day += 1
    assert not stands(read.plan())


def test_a_page_that_is_back_is_published(read: Workplace) -> None:
    url = "https://herald.example/goma"
    read.write("goma.txt", story("Goma", 3))
    read.write("goma.txt.json", json.dumps({"published": "2015-05-18", "url": url}))
    read.run()
    asked(read, days=1, gone=(url,))
    read.run()
    assert stands(read.plan())
    at = read.attempts[-1].started_at + timedelta(minutes=5)
    read.attempts.append(Attempt("herald", "feed", at, "done", visited=(url,)))
    assert not stands(read.plan())


def test_articles_that_the_archive_has_are_counted(read: Workplace) -> None:
    read.write("again.txt", story("Aden", 12))
    assert given(read) == Intake(3, 1)


def test_one_that_the_archive_lacks_is_new(read: Workplace) -> None:
    read.write("goma.txt", story("Goma", 3))
    assert given(read) is None


def test_bytes_that_are_gone_are_taken_again(read: Workplace) -> None:
    (origin,) = (one for one in read.archive.origins() if one.name == "aden.txt")
    read.archive.bytes_path(origin).unlink()
    assert given(read) is None


def test_the_summary_counts_what_stands_and_what_was_given(read: Workplace, tmp_path: Path) -> None:
    done = unchanged(read.plan(), Intake(3, 1), read.now, tmp_path, tmp_path)
    run = done.run
    assert (run.n_files_in, run.n_duplicate_files, run.n_articles_new) == (3, 1, 0)
    assert (run.n_articles_in, run.n_articles_read, run.n_articles_refused) == (2, 1, 1)
    assert (run.outcome, done.read_now, done.refused_now) == ("unchanged", (), ())
    assert run.run_id != read.release.run_id
