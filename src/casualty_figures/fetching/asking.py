"""One address asked for, with tries and cache, redirects not followed."""

import sqlite3
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpx2
from hishel import AsyncSqliteStorage, CacheOptions
from hishel.httpx2 import AsyncCacheTransport

from casualty_figures.fetching.answers import RefusedFor
from casualty_figures.fetching.decoding import ACCEPTED
from casualty_figures.fetching.exchange import Exchange, exchange
from casualty_figures.fetching.reaching.connecting import CheckedTransport, Resolver
from casualty_figures.fetching.refusing import RefusedError
from casualty_figures.fetching.retrying import tried
from casualty_figures.fetching.secrecy.request import ASK_AGAIN, SENT, Wanted
from casualty_figures.fetching.settings import FetchSettings
from casualty_figures.fetching.transport import PoliteTransport
from casualty_figures.fetching.turns import Host, Hosts

CACHE_FILE = "http-cache.db"


class Asker:
    """Asks for one address at a time, in the turns of its host.

    What is sent with a key is asked past the cache, which so never holds one; so is what comes damaged
    from it, or cannot be read there.
    """

    def __init__(self, settings: FetchSettings, resolve: Resolver) -> None:
        """Take the settings, and what resolves names."""
        self._settings = settings
        self._hosts = Hosts(settings)
        polite = PoliteTransport(CheckedTransport(settings, resolve), settings, self._hosts)
        self._plain = _client(settings, polite)
        self._cached = _client(settings, _with_cache(polite, settings)) if settings.cache else self._plain

    def host_of(self, address: httpx2.URL) -> Host:
        """Return what is known of the host of an address."""
        return self._hosts.of(address.host)

    async def ask(self, wanted: Wanted, *, largest: int, is_cut: bool = False) -> Exchange:
        """Return the answer at an address; raises `RefusedError`."""
        sent = wanted.sent
        client = self._cached if sent is None else self._plain
        extensions: dict[str, Any] = {} if sent is None else {SENT: sent}

        async def by(client: httpx2.AsyncClient) -> Exchange:
            headers = {"Accept": wanted.accept, **ASK_AGAIN}
            request = client.build_request("GET", wanted.shown, headers=headers, extensions=extensions)
            return await exchange(client, request, largest=largest, is_cut=is_cut)

        async def once() -> Exchange:
            try:
                return await by(client)
            except (RefusedError, RuntimeError, sqlite3.Error) as error:
                if client is self._plain or not _may_be_of_the_cache(error):
                    raise
            return await by(self._plain)

        return await tried(once, self.host_of(wanted.address), self._settings)

    async def aclose(self) -> None:
        """Close all connections, and the cache."""
        await self._plain.aclose()
        if self._cached is not self._plain:
            await self._cached.aclose()


def _may_be_of_the_cache(error: Exception) -> bool:
    """Return whether what is wrong may be what the cache holds, and not what the server sends."""
    return not isinstance(error, RefusedError) or error.kind is RefusedFor.DAMAGED


def _client(settings: FetchSettings, transport: httpx2.AsyncBaseTransport) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(
        transport=transport,
        trust_env=False,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # none is taken
        headers={"User-Agent": settings.user_agent, "Accept-Encoding": ACCEPTED},
        timeout=httpx2.Timeout(settings.silent_seconds, connect=settings.connect_seconds, pool=None),
    )


def _with_cache(below: httpx2.AsyncBaseTransport, settings: FetchSettings) -> AsyncCacheTransport:
    assert settings.cache is not None  # noqa: S101 - for the type checker
    settings.cache.mkdir(parents=True, exist_ok=True)
    storage = AsyncSqliteStorage(
        database_path=settings.cache / CACHE_FILE,
        max_stream_size=settings.largest_bytes,
        max_size=settings.largest_cache,
    )
    return AsyncCacheTransport(below, storage, rfc=CacheOptions(shared=False))
