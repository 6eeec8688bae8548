"""Servers on loopback that behave as a test wants."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ipaddress import ip_network
from typing import Any

from casualty_figures.fetching import Fetched, Fetcher, FetchSettings, Refused

SETTINGS = FetchSettings(
    contact="desk@example.org",
    allowed_networks=(ip_network("127.0.0.0/8"),),
    requests_a_second=10_000,
    pause_seconds=0.001,
)
"""As fast as may be, on loopback."""

Answer = bytes | Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Server:
    """What a server answers by path, and the requests that it had, as their lines."""

    answers: dict[str, Answer]
    host: str = "127.0.0.1"
    scheme: str = "http"
    port: int = 0
    n_connections: int = 0
    requests: list[list[str]] = field(default_factory=list)

    def url(self, path: str = "/", host: str | None = None) -> str:
        return f"{self.scheme}://{host or self.host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [lines[0].split()[1] for lines in self.requests]

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.n_connections += 1
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            self.requests.append(head.decode("latin-1").split("\r\n")[:-2])
            answer = self.answers.get(self.paths[-1].partition("?")[0], not_found())
            if isinstance(answer, bytes):
                writer.write(answer)
            else:
                await answer(writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):  # the test is over
            pass
        finally:
            writer.close()


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """Return an answer as it goes over the wire; `content_type` is the header Content-Type."""
    said = {"content_length": str(len(body)), "connection": "close", **headers}
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in said.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


def not_found() -> bytes:
    return answer(b"nothing here", "404 Not Found")


def redirect(location: str) -> bytes:
    return answer(b"", "302 Found", location=location)  # in UTF-8, as servers send what they should not


@asynccontextmanager
async def serving(
    answers: dict[str, Answer],
    *,
    tls: ssl.SSLContext | None = None,
    host: str = "127.0.0.1",
    port: int = 0,
) -> AsyncIterator[Server]:
    """Have a server on a loopback port, a free one unless named, for the block."""
    server = Server(answers, host=host, scheme="https" if tls else "http")
    listening = await asyncio.start_server(server.handle, host, port, ssl=tls)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()


def fetch_from(
    answers: Mapping[str, Answer],
    *paths: str,
    settings: FetchSettings = SETTINGS,
    tls: ssl.SSLContext | None = None,
    host: str | None = None,
    at_once: bool = False,
    **asked: Any,
) -> tuple[list[Fetched | Refused], Server]:
    """Return what comes of paths of a server, one after the other or `at_once`, and the server.

    `host` is where they are asked for, in place of where the server is.
    """

    async def fetch() -> tuple[list[Fetched | Refused], Server]:
        async with serving(dict(answers), tls=tls) as server, Fetcher(settings) as fetcher:
            asking = [fetcher.fetch(server.url(path, host), **asked) for path in paths]
            if at_once:
                return await asyncio.gather(*asking), server
            return [await one for one in asking], server

    return asyncio.run(fetch())
