"""How a page was fetched, kept beside its bytes."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from casualty_figures.archive import Archive, Source
from casualty_figures.records import ArchiveError
from casualty_figures.records.retrieval import Freshness, Retrieval, Robots

FIRST = Retrieval(
    url_asked="http://news.example/a",
    url_reached="https://news.example/a",
    retrieved_at=datetime(2026, 1, 2, 3, 4, 5, 678, UTC),
    status=200,
    http_version="HTTP/1.1",
    request_headers=(("Accept", "*/*"),),
    response_headers=(("Content-Type", "text/html"), ("Via", "1.1 a"), ("Via", "1.1 b")),
    redirects=("http://news.example/a",),
    ip_address="93.184.215.14",
    robots=Robots.ALLOWED,
    freshness=Freshness.NOT_MODIFIED,
    sha256="0" * 64,
)
AGAIN = replace(FIRST, retrieved_at=datetime(2026, 1, 3, tzinfo=UTC))
PAGE = Source("a.html", b"<p>At least 12 people were killed.</p>", url="https://news.example/a")


def test_a_retrieval_comes_back_as_it_was(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    origin = archive.take(replace(PAGE, retrieval=FIRST), FIRST.retrieved_at)
    assert archive.retrievals(origin) == [FIRST]


def test_a_page_fetched_twice_is_one_entry_with_two_retrievals(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for retrieval in (AGAIN, FIRST, AGAIN):
        archive.take(replace(PAGE, retrieval=retrieval), retrieval.retrieved_at)
    (origin,) = archive.origins()
    assert archive.retrievals(origin) == [FIRST, AGAIN]


def test_how_a_page_was_fetched_does_not_change_which_entry_it_is(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    assert archive.origin_of(PAGE, FIRST.retrieved_at) == archive.origin_of(
        replace(PAGE, retrieval=FIRST), FIRST.retrieved_at
    )


def test_a_refused_page_keeps_how_it_was_asked_for(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    gone = replace(FIRST, status=404, sha256="")
    origin = archive.take(Source("a", failure="status 404", retrieval=gone), gone.retrieved_at)
    assert archive.retrievals(origin) == [gone]


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"[" * 100_000])
def test_a_damaged_record_of_a_retrieval_is_told(tmp_path: Path, damage: bytes) -> None:
    archive = Archive(tmp_path)
    origin = archive.take(replace(PAGE, retrieval=FIRST), FIRST.retrieved_at)
    (record,) = tmp_path.glob("??/*.retrieval")
    record.chmod(0o644)
    record.write_bytes(damage)
    with pytest.raises(ArchiveError, match="retrieval is damaged"):
        archive.retrievals(origin)


def test_a_damaged_record_of_a_retrieval_is_mended_by_the_same_one(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    source = replace(PAGE, retrieval=FIRST)
    origin = archive.take(source, FIRST.retrieved_at)
    (record,) = tmp_path.glob("??/*.retrieval")
    record.chmod(0o644)
    record.write_bytes(b"torn")
    archive.take(source, FIRST.retrieved_at)
    assert archive.retrievals(origin) == [FIRST]
