"""Asking for an address: redirects, robots.txt, and the answer as a record."""

import hashlib
from dataclasses import replace
from types import TracebackType
from typing import Self

import httpx2

from casualty_figures.fetching.addresses import web_address
from casualty_figures.fetching.answers import Fetched, Refused, RefusedFor
from casualty_figures.fetching.connecting import CheckedTransport, Resolver, SystemResolver
from casualty_figures.fetching.exchange import Exchange, exchange
from casualty_figures.fetching.journey import Journey
from casualty_figures.fetching.keys import NO_KEYS, Keys
from casualty_figures.fetching.refusing import RefusedError
from casualty_figures.fetching.settings import FetchSettings
from casualty_figures.fetching.transport import PoliteTransport
from casualty_figures.fetching.turns import Hosts


class Fetcher:
    """Fetches addresses; asynchronous, an `async with` block of one event loop.

    Any number of `fetch` may run at once: each waits for the turn of its host,
    and for a connection.
    """

    def __init__(self, settings: FetchSettings, *, resolve: Resolver | None = None) -> None:
        """Take the settings, and what resolves names in place of the system's resolver."""
        self._settings = settings
        self._system = SystemResolver()
        self._hosts = Hosts(settings)
        below = CheckedTransport(settings, resolve or self._system)
        self._client = httpx2.AsyncClient(
            transport=PoliteTransport(below, settings, self._hosts),
            trust_env=False,
            headers={"User-Agent": settings.user_agent, "Accept-Encoding": "gzip, br"},
            timeout=httpx2.Timeout(settings.silent_seconds, connect=settings.connect_seconds, pool=None),
        )

    async def __aenter__(self) -> Self:
        """Open it."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        await self._client.aclose()
        self._system.close()

    async def fetch(
        self,
        url: str,
        *,
        accept: str = "*/*",
        keys: Keys = NO_KEYS,  # noqa: ARG002 - sent with the next commit
        asks_robots: bool = True,  # noqa: ARG002 - the same
    ) -> Fetched | Refused:
        """Return what an address answers, redirects followed, or why there is nothing to take.

        Only an answer with status 2xx is `Fetched`. `accept` is what the
        header Accept says. An interface whose operator gave a key is asked
        with `asks_robots=False`. Nothing that a server does raises.
        """
        journey = Journey(url)
        try:
            answer = await self._followed(journey, url, accept)
            if not 200 <= answer.status < 300:
                return Refused(journey.retrieval, RefusedFor.STATUS, f"the server answers {answer.status}")
        except RefusedError as refused:
            return Refused(journey.retrieval, refused.kind, refused.reason)
        sha256 = hashlib.sha256(answer.content).hexdigest()
        return Fetched(replace(journey.retrieval, sha256=sha256), answer.content)

    async def _followed(self, journey: Journey, url: str, accept: str) -> Exchange:
        """Return the answer at the end of the redirects from an address; raises `RefusedError`."""
        allowed = self._settings.allowed_networks
        address = web_address(url, allowed=allowed)
        while True:
            journey.asking(address)
            request = self._client.build_request("GET", address, headers={"Accept": accept})
            answer = await exchange(self._client, request, largest=self._settings.largest_bytes)
            journey.answered(answer)
            location = journey.next_location(answer, self._settings.most_redirects)
            if location is None:
                return answer
            address = web_address(location, allowed=allowed, base=address)
