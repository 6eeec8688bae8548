"""Connections to a host with several addresses."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from servers import SETTINGS, answer, serving

from casualty_figures.fetching import Fetched, Fetcher, Refused


@contextmanager
def taking_no_connection(number: str, port: int) -> Iterator[None]:
    """Have an address at which connections are neither taken nor refused: what waits there is full."""
    with socket.socket() as full:
        full.bind((number, port))
        full.listen(0)
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:
            one.setblocking(False)  # noqa: FBT003 - the socket's own way
            one.connect_ex((number, port))
        try:
            yield
        finally:
            for one in waiting:
                one.close()


def test_an_address_that_drops_connections_leaves_time_for_the_next() -> None:
    async def both(_host: str, _port: int) -> list[str]:
        return ["127.0.0.7", "127.0.0.1"]

    async def fetch() -> Fetched | Refused:
        settings = replace(SETTINGS, connect_seconds=2, tries=1)
        async with serving({"/": answer(b"text")}) as server, Fetcher(settings, resolve=both) as fetcher:
            with taking_no_connection("127.0.0.7", server.port):
                return await fetcher.fetch(server.url("/", "news.example"), asks_robots=False)

    page = asyncio.run(fetch())
    assert isinstance(page, Fetched)
    assert page.retrieval.ip_address == "127.0.0.1"


def test_an_address_that_refuses_connections_is_passed_over() -> None:
    async def both(_host: str, _port: int) -> list[str]:
        return ["127.0.0.8", "127.0.0.1"]

    async def fetch() -> Fetched | Refused:
        async with serving({"/": answer(b"text")}) as server, Fetcher(SETTINGS, resolve=both) as fetcher:
            return await fetcher.fetch(server.url("/", "news.example"), asks_robots=False)

    assert isinstance(asyncio.run(fetch()), Fetched)
