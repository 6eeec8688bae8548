"""No request reaches a machine that is not public: by no address, redirect or name."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from ipaddress import ip_network
from typing import Any

import pytest
from hostile import FRONT, VICTIM, HostileNames, hostile_addresses
from httpcore2 import AnyIOBackend
from servers import Server, answer, redirect, serving

from casualty_figures.fetching import Fetched, Fetcher, FetchSettings, Refused

SETTINGS = FetchSettings(
    contact="desk@example.org",
    allowed_networks=(ip_network(f"{FRONT}/32"),),
    requests_a_second=10_000,
    connections_a_host=20,
    tries=1,
)
WANTED = 1_000


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each address that a connection is made to."""
    noted: list[str] = []
    connect = AnyIOBackend.connect_tcp

    async def noting(self: AnyIOBackend, host: str, *rest: Any) -> Any:
        noted.append(host)
        return await connect(self, host, *rest)

    monkeypatch.setattr(AnyIOBackend, "connect_tcp", noting)
    return noted


@asynccontextmanager
async def front_and_victim() -> AsyncIterator[tuple[Server, Server]]:
    """Have two servers at one port: the front that is allowed, and the victim."""
    async with (
        serving({"/robots.txt": answer(b"")}, host=FRONT) as front,
        serving({"/": answer(b"secret")}, host=VICTIM, port=front.port) as victim,
    ):
        yield front, victim


def test_none_of_a_thousand_hostile_addresses_is_asked(reached: list[str]) -> None:
    async def fetch() -> tuple[list[Fetched | Refused], Server]:
        names = HostileNames()
        async with front_and_victim() as (front, victim), Fetcher(SETTINGS, resolve=names) as fetcher:
            hostile = hostile_addresses(front.port, names.names, WANTED)
            return await asyncio.gather(*map(fetcher.fetch, hostile)), victim

    answers, victim = asyncio.run(fetch())
    assert (len(answers), victim.n_connections) == (WANTED, 0)
    assert set(reached) <= {FRONT}


def test_none_of_a_thousand_hostile_redirects_is_followed(reached: list[str]) -> None:
    async def fetch() -> tuple[list[Fetched | Refused], Server, Server]:
        names = HostileNames()
        async with front_and_victim() as (front, victim), Fetcher(SETTINGS, resolve=names) as fetcher:
            hostile = hostile_addresses(front.port, names.names, WANTED)
            front.answers |= {f"/{number}": redirect(address) for number, address in enumerate(hostile)}
            asked = [front.url(f"/{number}", host="front.example") for number in range(WANTED)]
            return await asyncio.gather(*map(fetcher.fetch, asked)), front, victim

    answers, front, victim = asyncio.run(fetch())
    assert victim.n_connections == 0
    assert set(reached) == {FRONT}
    assert {number for number in range(WANTED) if f"/{number}" in front.paths} == set(range(WANTED))
    assert not any(isinstance(answer, Fetched) and answer.content == b"secret" for answer in answers)


def test_a_name_that_leads_elsewhere_the_second_time_is_resolved_for_each_connection(
    reached: list[str],
) -> None:
    async def fetch() -> tuple[list[Fetched | Refused], HostileNames]:
        names = HostileNames()
        async with front_and_victim() as (front, _), Fetcher(SETTINGS, resolve=names) as fetcher:
            front.answers["/"] = answer(b"harmless")
            url = front.url("/", host="turning.hostile.example")
            return [await fetcher.fetch(url, asks_robots=False) for _ in range(4)], names

    answers, names = asyncio.run(fetch())
    assert [type(answer) for answer in answers] == [Fetched, Refused, Fetched, Refused]
    assert (names.n_asked, reached) == (4, [FRONT, FRONT])


def test_no_proxy_is_taken_from_the_environment(monkeypatch: pytest.MonkeyPatch, reached: list[str]) -> None:
    async def fetch() -> Fetched | Refused:
        async with (
            front_and_victim() as (front, victim),
            Fetcher(SETTINGS, resolve=HostileNames()) as fetcher,
        ):
            monkeypatch.setenv("HTTP_PROXY", victim.url())
            monkeypatch.setenv("ALL_PROXY", victim.url())
            front.answers["/"] = answer(b"harmless")
            return await fetcher.fetch(front.url("/", host="front.example"))

    assert isinstance(asyncio.run(fetch()), Fetched)
    assert set(reached) == {FRONT}


def test_a_proxy_that_is_set_is_asked_and_still_no_private_address_by_number() -> None:
    async def fetch() -> tuple[list[Fetched | Refused], list[str]]:
        async with serving({"http://news.example/": answer(b"by proxy")}) as proxy:
            settings = replace(SETTINGS, proxy=proxy.url())
            async with Fetcher(settings, resolve=HostileNames()) as fetcher:
                urls = ["http://news.example/", "http://10.0.0.5/"]
                return [await fetcher.fetch(url, asks_robots=False) for url in urls], proxy.paths

    (page, private), paths = asyncio.run(fetch())
    assert isinstance(page, Fetched)
    assert isinstance(private, Refused)
    assert paths == ["http://news.example/"]


def test_a_proxy_that_refuses_is_told_as_such() -> None:
    async def fetch() -> Fetched | Refused:
        wants_a_password = answer(b"", "407 Proxy Authentication Required")
        async with serving({"news.example:443": wants_a_password}) as proxy:
            settings = replace(SETTINGS, proxy=proxy.url().replace("//", "//reader:wordofmine@"))
            async with Fetcher(settings, resolve=HostileNames()) as fetcher:
                return await fetcher.fetch("https://news.example/", asks_robots=False)

    page = asyncio.run(fetch())
    assert isinstance(page, Refused)
    assert page.reason == "the proxy refuses (407 Proxy Authentication Required)"
