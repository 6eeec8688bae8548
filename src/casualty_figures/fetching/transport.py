"""The transport that waits its turn, adds the keys at the last moment, and gives up in time."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable

import httpx2

from casualty_figures.fetching.answers import RefusedFor
from casualty_figures.fetching.refusing import RefusedError
from casualty_figures.fetching.secrecy.request import as_sent
from casualty_figures.fetching.settings import FetchSettings
from casualty_figures.fetching.turns import Hosts

logging.getLogger("httpcore2").setLevel(logging.INFO)
# Its debugging notes repeat all headers, which may repeat a key.

DEADLINE = "deadline"
"""The extension of a response: the time of the loop by which its body has to be there."""
IP_ADDRESS = "ip_address"
"""The extension of a response: the IP address that answered."""


class PoliteTransport(httpx2.AsyncBaseTransport):
    """Asks each host in its turn; the seconds of a request begin when it is sent."""

    def __init__(self, below: httpx2.AsyncBaseTransport, settings: FetchSettings, hosts: Hosts) -> None:
        """Take the transport that connects, and what is known of the hosts."""
        self._below = below
        self._settings = settings
        self._hosts = hosts
        self._places = asyncio.Semaphore(settings.connections)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Return the answer; its place is free again when it is closed."""
        host = self._hosts.of(request.url.host)
        await host.places.acquire()
        try:
            await host.turn(self._settings.longest_wait_seconds)
            await self._places.acquire()
        except BaseException:
            host.places.release()
            raise

        def release() -> None:
            self._places.release()
            host.places.release()

        try:
            return await self._answer(request, release)
        except BaseException:
            release()
            raise

    async def _answer(self, request: httpx2.Request, release: Callable[[], None]) -> httpx2.Response:
        deadline = asyncio.get_running_loop().time() + self._settings.total_seconds
        try:
            async with asyncio.timeout_at(deadline):
                response = await self._below.handle_async_request(as_sent(request))
        except TimeoutError:
            raise RefusedError(RefusedFor.SLOW, "the answer did not begin in time") from None
        stream = response.extensions.get("network_stream")
        where = stream.get_extra_info("server_addr") if stream is not None else None
        assert isinstance(response.stream, httpx2.AsyncByteStream)  # noqa: S101 - for the type checker
        return httpx2.Response(
            response.status_code,
            headers=response.headers,
            stream=_Held(response.stream, release),
            extensions={
                **response.extensions,
                DEADLINE: deadline,
                IP_ADDRESS: str(where[0]) if where else "",
            },
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._below.aclose()


class _Held(httpx2.AsyncByteStream):
    """A body whose end, or whose being given up, frees the place of its request."""

    def __init__(self, stream: httpx2.AsyncByteStream, release: Callable[[], None]) -> None:
        self._stream = stream
        self._release: Callable[[], None] | None = release

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._stream:
            yield part

    async def aclose(self) -> None:
        release, self._release = self._release, None
        try:
            await self._stream.aclose()
        finally:
            if release is not None:
                release()
