"""What the archive has of an address is found without reading the records of the others."""

from datetime import timedelta
from pathlib import Path

import pytest
from asked import NOW
from network import Collecting, Pages
from test_collecting import FEED, HERALD, feed, url

from casualty_figures.archive import Archive, Source, store
from casualty_figures.archive.origin_record import origin_or_failure
from casualty_figures.records import Origin
from casualty_figures.sources.address_index import NAME
from casualty_figures.sources.known import Known


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive of a hundred pages of one source."""
    archive = Archive(tmp_path / "archive")
    archive.take_all(
        [
            Source(f"{number}.html", b"Two people died.", url=url(number), collected_from="feed")
            for number in range(100)
        ],
        NOW,
    )
    return archive


def read_records(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the records that are read from now on, in a list that grows."""
    read: list[Path] = []

    def noting(path: Path) -> Origin | None:
        read.append(path)
        return origin_or_failure(path)

    monkeypatch.setattr(store, "origin_or_failure", noting)
    return read


def test_records_are_read_of_what_is_asked_for_alone(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    Known.of(archive).close()
    read = read_records(monkeypatch)
    known = Known.of(archive)
    assert not known.claim(url(7))
    assert [origin.url for origin in known.at(url(8))] == [url(8)]
    assert len(read) == 2


def test_what_came_into_the_archive_without_it_is_known(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    Known.of(archive).close()
    archive.take(Source("new.html", b"Two died.", url="https://herald.example/new"), NOW)
    read = read_records(monkeypatch)
    known = Known.of(archive)
    assert len(read) == 1
    assert not known.claim("https://herald.example/new")


def test_what_is_no_more_in_the_archive_is_not_known(archive: Archive) -> None:
    Known.of(archive).close()
    (origin,) = Known.of(archive).at(url(7))
    (archive.folder / origin.article_id[:2] / f"{origin.article_id}.json").unlink()
    assert Known.of(archive).claim(url(7))


@pytest.mark.parametrize("content", [b"", b"no database, " * 1000])
def test_an_index_that_is_damaged_is_made_anew(archive: Archive, content: bytes) -> None:
    Known.of(archive).close()
    (archive.folder / NAME).write_bytes(content)
    assert not Known.of(archive).claim(url(7))


def test_an_address_whose_record_is_damaged_is_asked_for_and_known_again(archive: Archive) -> None:
    (origin,) = Known.of(archive).at(url(7))
    (archive.folder / origin.article_id[:2] / f"{origin.article_id}.json").write_text("{")
    assert Known.of(archive).claim(url(7))
    (archive.folder / NAME).unlink()
    known = Known.of(archive)
    assert known.claim(url(7))
    assert not known.has(origin.article_id)


def test_of_a_source_the_addresses_with_something_young_are_given_with_all_their_entries(
    archive: Archive,
) -> None:
    later = NOW + timedelta(days=20)
    archive.take(Source("7.html", b"Three people died.", url=url(7), collected_from="feed"), later)
    archive.take(Source("8.html", b"Three people died.", url=url(8), collected_from="other"), later)
    found = Known.of(archive).collected_from("feed", later - timedelta(days=1))
    assert [origin.url for origin in found] == [url(7), url(7)]


def test_a_page_is_old_by_its_first_version(tmp_path: Path) -> None:
    collecting = Collecting(tmp_path, Pages({FEED: feed(1)}))
    collecting.collect(HERALD)
    collecting.network.pages[url(1)] = b"<p>At least 14 people were killed.</p>"
    collecting.collect(HERALD, NOW + timedelta(days=13), revisit_days=14)
    assert len(collecting.archive.origins()) == 2
    assert collecting.collect(HERALD, NOW + timedelta(days=15), revisit_days=14).attempt.visited == ()
