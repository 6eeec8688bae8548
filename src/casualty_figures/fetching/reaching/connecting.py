"""Connections that go to the very IP address that was checked.

A name is resolved once, at the moment of connecting; each of its IP addresses
must be public or allowed, and the connection is made to one of these and not
to the name, so that a second answer of the name server cannot lead elsewhere.
Certificates are checked against the name, which the server is told as well.
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from typing import Any

import httpx2
from httpcore2 import (
    AnyIOBackend,
    AsyncConnectionPool,
    AsyncNetworkBackend,
    AsyncNetworkStream,
    ConnectError,
    ConnectTimeout,
)

from casualty_figures.fetching.reaching.addresses import refuse_private
from casualty_figures.fetching.reaching.networks import IPNetwork, number_of
from casualty_figures.fetching.settings import FetchSettings

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""The IP addresses of a name for a port; raises `OSError` where there are none."""
_LOOKUPS = 32
"""Names looked up at once: the system's resolver blocks a thread for each."""


class SystemResolver:
    """The operating system's resolver, on threads of its own: a name server that hangs stops only these."""

    def __init__(self) -> None:
        """Start no thread yet."""
        self._threads = ThreadPoolExecutor(_LOOKUPS, thread_name_prefix="resolve")

    async def __call__(self, host: str, port: int) -> list[str]:
        """Return the IP addresses of a name, in the system's order."""
        found = await asyncio.get_running_loop().run_in_executor(
            self._threads, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        )
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))

    def close(self) -> None:
        """Begin no further look-up."""
        self._threads.shutdown(wait=False, cancel_futures=True)


class CheckedBackend(AsyncNetworkBackend):
    """Connects to IP addresses that are public or allowed, and to no other."""

    def __init__(self, resolve: Resolver, allowed: Sequence[IPNetwork]) -> None:
        """Take what resolves names, and the networks that are not public and may be asked."""
        self._resolve = resolve
        self._allowed = allowed
        self._network = AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> AsyncNetworkStream:
        """Return a connection to the first IP address of a host that takes one.

        Each has an equal part of the time: a network without IPv6 may drop what goes there in silence.

        Raises:
            RefusedError: One of its IP addresses is neither public nor allowed.
            ConnectError: There is no such name, or none takes a connection.
            ConnectTimeout: None did in time.
        """
        failure: Exception = ConnectError(f"no IP address for {host}")
        try:
            async with asyncio.timeout(timeout):
                numbers = await self._checked(host, port)
                each = timeout / len(numbers) if timeout and numbers else timeout
                for number in numbers:
                    try:
                        return await self._network.connect_tcp(
                            number, port, each, local_address, socket_options
                        )
                    except (ConnectError, ConnectTimeout) as error:
                        failure = error
        except TimeoutError:
            raise ConnectTimeout("no connection in time") from None
        raise failure

    async def _checked(self, host: str, port: int) -> list[str]:
        try:
            numbers = [host] if number_of(host) else await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise ConnectError(f"no such name: {error}") from None
        for number in numbers:
            refuse_private(ip_address(number), self._allowed)
        return list(numbers)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


class CheckedTransport(httpx2.AsyncHTTPTransport):
    """httpx2's transport over a `CheckedBackend`, or through the proxy of the settings.

    Through a proxy only IP addresses written as such are checked: the names
    are resolved, and should be judged, there.
    """

    def __init__(self, settings: FetchSettings, resolve: Resolver) -> None:
        """Make the pool of connections, at most `settings.connections` at once."""
        authorities = settings.authorities
        context = (
            httpx2.create_ssl_context()
            if authorities is None
            else ssl.create_default_context(cafile=authorities)
        )
        if settings.proxy is not None:
            super().__init__(
                verify=context,
                proxy=settings.proxy,
                trust_env=False,
                limits=httpx2.Limits(max_connections=settings.connections),
            )
        else:
            self._pool = AsyncConnectionPool(
                ssl_context=context,
                max_connections=settings.connections,
                keepalive_expiry=5.0,
                network_backend=CheckedBackend(resolve, settings.allowed_networks),
            )
