"""What comes of a fetch: the bytes with their record, or a reason."""

import asyncio
from ipaddress import ip_network

import pytest
from servers import answer, redirect, serving

from casualty_figures.fetching import Fetched, Fetcher, FetchSettings, Refused, RefusedFor
from casualty_figures.records import CasualtyFiguresError

LOOPBACK = (ip_network("127.0.0.0/8"),)
SETTINGS = FetchSettings(contact="desk@example.org", allowed_networks=LOOPBACK, requests_a_second=1000)


def test_a_page_comes_with_its_record() -> None:
    async def fetch() -> Fetched | Refused:
        async with (
            serving({"/a": answer(b"text", content_type="text/plain")}) as server,
            Fetcher(SETTINGS) as f,
        ):
            return await f.fetch(server.url("/a"))

    fetched = asyncio.run(fetch())
    assert isinstance(fetched, Fetched)
    assert (fetched.content, fetched.retrieval.status) == (b"text", 200)
    assert fetched.retrieval.sha256 == "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"
    assert fetched.retrieval.ip_address == "127.0.0.1"
    assert ("content-type", "text/plain") in fetched.retrieval.response_headers


def test_redirects_are_followed_and_kept() -> None:
    async def fetch() -> tuple[Fetched | Refused, str]:
        async with (
            serving({"/old": redirect("/new"), "/new": answer(b"text")}) as server,
            Fetcher(SETTINGS) as fetcher,
        ):
            return await fetcher.fetch(server.url("/old")), server.url()

    fetched, root = asyncio.run(fetch())
    assert (fetched.retrieval.redirects, fetched.retrieval.url_reached) == ((f"{root}old",), f"{root}new")


def test_a_page_that_is_not_there_is_refused_with_its_status() -> None:
    async def fetch() -> Fetched | Refused:
        async with serving({}) as server, Fetcher(SETTINGS) as fetcher:
            return await fetcher.fetch(server.url("/gone"))

    refused = asyncio.run(fetch())
    assert isinstance(refused, Refused)
    assert (refused.kind, refused.retrieval.status) == (RefusedFor.STATUS, 404)


def test_nothing_is_fetched_by_who_cannot_be_reached() -> None:
    with pytest.raises(CasualtyFiguresError, match="CASUALTY_FIGURES_FETCH_CONTACT"):
        FetchSettings(contact="")
