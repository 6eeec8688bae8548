"""Releases, archives and clocks that went wrong: nothing published vanishes, and no wrong value goes on."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from plain_run import Workplace, story

from casualty_figures.archive import Source
from casualty_figures.archive.compression import content_at
from casualty_figures.archive.origin_record import origin_json
from casualty_figures.records import ReleaseError
from casualty_figures.records.tables import TABLES


def damage(path: Path) -> None:
    """Flip one bit in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.chmod(0o644)
    path.write_bytes(content)


def damage_table(workplace: Workplace, table: str) -> None:
    damage(workplace.release.folder / workplace.release.files_of(table)[0].path)


def counts(workplace: Workplace) -> list[object]:
    return sorted(row["low"] for row in workplace.rows("figures"))  # type: ignore[type-var]


@pytest.fixture
def two_articles(workplace: Workplace) -> Workplace:
    """A workplace with one release of two articles and one refused input."""
    workplace.write("aden.txt", story("Aden", 12))
    workplace.write("taiz.txt", story("Taiz", 7))
    workplace.write("empty.txt", "")
    workplace.run()
    return workplace


@pytest.mark.parametrize("table", sorted(table.name for table in TABLES))
def test_a_damaged_table_is_rebuilt_from_the_archive(two_articles: Workplace, table: str) -> None:
    damage_table(two_articles, table)
    run = two_articles.run()
    two_articles.release.verify()
    assert counts(two_articles) == [7, 12]
    assert (run.n_articles_read, run.n_articles_refused, run.outcome) == (2, 1, "published")


def test_what_former_runs_said_is_taken_from_the_newest_sound_release(two_articles: Workplace) -> None:
    second = two_articles.run()
    damage_table(two_articles, "runs")
    third = two_articles.run()
    run_ids = {row["run_id"] for row in two_articles.rows("runs")}
    assert len(run_ids) == 2
    assert third.run_id in run_ids
    assert second.run_id not in run_ids


def test_rows_that_neither_the_release_nor_the_archive_has_stop_the_run(two_articles: Workplace) -> None:
    shutil.rmtree(two_articles.archive.folder)
    shutil.rmtree(two_articles.inputs)
    two_articles.write("goma.txt", story("Goma", 3))
    damage_table(two_articles, "articles")
    last = two_articles.release.name
    with pytest.raises(ReleaseError, match=r"articles/.*does not have \d of its articles to read anew"):
        two_articles.run()
    assert two_articles.release.name == last


@pytest.mark.parametrize("retrieved_at", [datetime(2020, 1, 1, tzinfo=UTC), None])
def test_what_entered_the_archive_since_makes_up_for_no_lost_article(
    two_articles: Workplace, retrieved_at: datetime | None
) -> None:
    shutil.rmtree(two_articles.archive.folder)
    shutil.rmtree(two_articles.inputs)
    two_articles.inputs.mkdir()
    since = two_articles.release.created_at + timedelta(hours=1)
    for number in range(3):
        page = story("Goma", 3 + number).encode()
        two_articles.archive.take(Source(f"{number}.txt", page, retrieved_at=retrieved_at), since)
    damage_table(two_articles, "articles")
    with pytest.raises(ReleaseError, match="does not have 2 of its articles to read anew"):
        two_articles.run()


def test_an_entry_of_an_archive_that_did_not_note_when_it_entered_counts(two_articles: Workplace) -> None:
    for origin in two_articles.archive.origins():
        record = two_articles.archive.folder / origin.article_id[:2] / f"{origin.article_id}.json"
        record.write_bytes(origin_json(replace(origin, entered_at=None)))
    damage_table(two_articles, "articles")
    assert two_articles.run().n_articles_read == 2


@pytest.mark.parametrize("harm", [Path.unlink, damage])
def test_a_published_article_whose_bytes_are_lost_keeps_its_rows_and_a_row_says_so(
    two_articles: Workplace, harm: object
) -> None:
    shutil.rmtree(two_articles.inputs)
    two_articles.write("goma.txt", story("Goma", 3))
    for stored in two_articles.archive.folder.glob("??/*.txt.zst"):
        if b"Aden" in content_at(stored):
            harm(stored)  # type: ignore[operator]
    two_articles.engine = "engine 2"
    run = two_articles.run()
    assert counts(two_articles) == [3, 7, 12]
    assert (run.n_articles_in, run.n_articles_read, run.n_articles_refused) == (4, 3, 1)
    (notice,) = [row for row in two_articles.rows("quarantine") if row["table_name"] == "archive"]
    assert str(notice["reason"]).startswith("its rows stay as they were read before")
    assert notice["source_name"] == "aden.txt"
    assert two_articles.run().outcome == "unchanged"


def test_good_bytes_given_again_are_read_by_todays_engine(two_articles: Workplace) -> None:
    for stored in two_articles.archive.folder.glob("??/*.txt.zst"):
        damage(stored)
    two_articles.engine = "engine 2"
    run = two_articles.run()
    assert {row["run_id"] for row in two_articles.rows("articles")} == {run.run_id}
    assert not [row for row in two_articles.rows("quarantine") if row["table_name"] == "archive"]


def test_a_published_article_whose_record_is_damaged_keeps_its_rows(two_articles: Workplace) -> None:
    shutil.rmtree(two_articles.inputs)
    two_articles.write("goma.txt", story("Goma", 3))
    for record in two_articles.archive.folder.glob("??/*.json"):
        if "aden.txt" in record.read_text():
            record.write_text("{")
    two_articles.engine = "engine 2"
    two_articles.run()
    assert counts(two_articles) == [3, 7, 12]


@pytest.mark.parametrize("is_given_again", [True, False])
def test_an_article_archived_under_a_wrong_clock_is_read_when_the_clock_is_right(
    workplace: Workplace,
    is_given_again: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    path = workplace.write("aden.txt", story("Aden", 12))
    workplace.write("aden.json", '{"published": "2025-05-18"}')
    workplace.first = datetime(2001, 1, 1, tzinfo=UTC)
    assert workplace.run().n_articles_refused == 1
    workplace.first = datetime(2025, 5, 17, tzinfo=UTC)
    if not is_given_again:
        path.unlink()
        path.with_suffix(".json").unlink()
        workplace.write("goma.txt", story("Goma", 3))
    run = workplace.run()
    assert run.n_articles_refused == 0
    assert 12 in counts(workplace)
    workplace.engine = "engine 2"
    assert workplace.run().n_articles_refused == 0


def test_an_article_dated_ahead_stays_refused_until_its_day(workplace: Workplace) -> None:
    workplace.write("aden.txt", story("Aden", 12))
    workplace.write("aden.json", '{"published": "2026-01-10"}')
    refused = [workplace.run().n_articles_refused for _ in range(10)]
    assert refused == [1] * 8 + [0, 0]
