"""What a server lets us keep is asked for again, and only sent again where it has changed."""

import asyncio
import gzip
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from servers import SETTINGS, Answer, Server, answer, fetch_from, serving

from casualty_figures.fetching import Fetched, Fetcher, FetchSettings, Refused
from casualty_figures.records.retrieval import Freshness

NOT_MODIFIED = answer(b"", "304 Not Modified", etag='"1"')


@pytest.fixture
def settings(tmp_path: Path) -> FetchSettings:
    return replace(SETTINGS, cache=tmp_path / "cache")


def conditional(server: Server) -> list[str]:
    return [line for line in server.requests[-1] if line.lower().startswith("if-")]


def fetch_twice(first: Answer, second: Answer, settings: FetchSettings) -> tuple[Fetched | Refused, Server]:
    """Return what comes of the second fetch, each by a fetcher of its own, at the same address."""
    given = [first, second]

    async def write(writer: object) -> None:
        writer.write(given.pop(0))  # type: ignore[attr-defined]

    pages, server = fetch_from({"/": write}, "/", "/", settings=settings, asks_robots=False)
    return pages[1], server


@pytest.mark.parametrize(
    ("name", "validator"), [("etag", '"1"'), ("last_modified", "Thu, 01 Jan 2026 00:00:00 GMT")]
)
def test_a_page_that_has_not_changed_comes_from_the_cache(
    name: str, validator: str, settings: FetchSettings
) -> None:
    not_modified = answer(b"", "304 Not Modified", **{name: validator})
    page, server = fetch_twice(answer(b"text", **{name: validator}), not_modified, settings)
    assert isinstance(page, Fetched)
    assert (page.content, page.retrieval.freshness) == (b"text", Freshness.NOT_MODIFIED)
    assert [line.partition(": ")[2] for line in conditional(server)] == [validator]


def test_a_page_that_has_changed_is_the_new_one(settings: FetchSettings) -> None:
    page, server = fetch_twice(answer(b"12 killed", etag='"1"'), answer(b"14 killed", etag='"2"'), settings)
    assert isinstance(page, Fetched)
    assert (page.content, page.retrieval.freshness) == (b"14 killed", Freshness.FETCHED)
    assert conditional(server)


def test_no_page_is_taken_from_the_cache_without_asking(settings: FetchSettings) -> None:
    kept_for_a_year = answer(b"12 killed", cache_control="max-age=31536000")
    page, _ = fetch_twice(kept_for_a_year, answer(b"14 killed"), settings)
    assert isinstance(page, Fetched)
    assert page.content == b"14 killed"


def test_the_caches_on_the_way_are_not_told_to_ask_as_well(settings: FetchSettings) -> None:
    _, server = fetch_from({"/": answer(b"text")}, "/", settings=settings)
    assert "cache-control" not in f"{server.requests}".lower()


def test_what_must_not_be_stored_is_not(settings: FetchSettings) -> None:
    page, server = fetch_twice(answer(b"a", etag='"1"', cache_control="no-store"), answer(b"b"), settings)
    assert isinstance(page, Fetched)
    assert (page.content, conditional(server)) == (b"b", [])


def test_a_page_that_is_too_large_leaves_nothing_half_in_the_cache(settings: FetchSettings) -> None:
    small = replace(settings, largest_bytes=1_000)
    flood = b'HTTP/1.1 200 OK\r\nETag: "1"\r\nConnection: close\r\n\r\n' + bytes(100_000)
    page, server = fetch_twice(flood, answer(b"text"), small)
    assert isinstance(page, Fetched)
    assert (page.content, conditional(server)) == (b"text", [])


def test_a_compressed_page_comes_whole_from_the_cache(settings: FetchSettings) -> None:
    first = answer(gzip.compress(b"text"), etag='"1"', content_encoding="gzip")
    page, _ = fetch_twice(first, NOT_MODIFIED, settings)
    assert isinstance(page, Fetched)
    assert page.content == b"text"


def test_a_cache_that_is_damaged_is_no_cache(settings: FetchSettings) -> None:
    assert settings.cache is not None
    settings.cache.mkdir()
    (settings.cache / "http-cache.db").write_bytes(b"no database" * 1_000)
    (page,), _ = fetch_from({"/": answer(b"text", etag='"1"')}, "/", settings=settings)
    assert isinstance(page, Fetched)


def test_what_came_damaged_is_not_damaged_for_ever(settings: FetchSettings) -> None:
    cut_off = answer(gzip.compress(b"text")[:-9], etag='"1"', content_encoding="gzip")
    given = [cut_off, cut_off, NOT_MODIFIED, answer(b"text")]

    async def write(writer: asyncio.StreamWriter) -> None:
        writer.write(given.pop(0))

    (first, second), _ = fetch_from({"/": write}, "/", "/", settings=settings, asks_robots=False)
    assert isinstance(first, Refused)
    assert isinstance(second, Fetched)
    assert second.content == b"text"


def test_a_page_whose_bytes_are_gone_from_the_cache_is_asked_for_anew(settings: FetchSettings) -> None:
    given = [answer(b"text", etag='"1"'), NOT_MODIFIED, answer(b"text")]

    async def write(writer: asyncio.StreamWriter) -> None:
        writer.write(given.pop(0))

    async def fetch() -> Fetched | Refused:
        async with serving({"/": write}) as server:
            async with Fetcher(settings) as fetcher:
                await fetcher.fetch(server.url(), asks_robots=False)
            assert settings.cache is not None
            with closing(sqlite3.connect(settings.cache / "http-cache.db")) as cache:
                cache.execute("DELETE FROM streams")
                cache.commit()
            async with Fetcher(settings) as fetcher:
                return await fetcher.fetch(server.url(), asks_robots=False)

    page = asyncio.run(fetch())
    assert isinstance(page, Fetched)
    assert page.content == b"text"
