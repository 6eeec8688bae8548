"""Asking for an address: keys, robots.txt, redirects, and the answer as a record."""

from types import TracebackType
from typing import Self

from httpx2 import URL

from casualty_figures.fetching.answers import Fetched, Refused, RefusedFor
from casualty_figures.fetching.asking import Asker
from casualty_figures.fetching.exchange import Exchange
from casualty_figures.fetching.journey import Journey
from casualty_figures.fetching.reaching.addresses import web_address
from casualty_figures.fetching.reaching.connecting import Resolver, SystemResolver
from casualty_figures.fetching.reaching.networks import number_of, special_use
from casualty_figures.fetching.refusing import RefusedError
from casualty_figures.fetching.robots import LARGEST_ROBOTS, MOST_REDIRECTS, RobotsRules
from casualty_figures.fetching.secrecy.keys import NO_KEYS, HeldKeys, Keys
from casualty_figures.fetching.secrecy.redacting import Redaction, refuse_credentials
from casualty_figures.fetching.secrecy.request import Wanted
from casualty_figures.fetching.settings import FetchSettings
from casualty_figures.records.retrieval import Robots

_WHOLE = frozenset({200, 203})
"""The answers that are a whole page (RFC 9110, 15.3)."""


class Fetcher:
    """Fetches addresses; asynchronous, an `async with` block of one event loop.

    Any number of `fetch` may run at once: each waits for the turn of its host,
    and for a connection.
    """

    def __init__(self, settings: FetchSettings, *, resolve: Resolver | None = None) -> None:
        """Take the settings, and what resolves names in place of the system's resolver."""
        self._settings = settings
        self._system = SystemResolver()
        self._asker = Asker(settings, resolve or self._system)
        self._rules = RobotsRules(self._robots_at)

    async def __aenter__(self) -> Self:
        """Open it."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        await self._asker.aclose()
        self._system.close()

    async def fetch(
        self, url: str, *, accept: str = "*/*", keys: Keys = NO_KEYS, asks_robots: bool = True
    ) -> Fetched | Refused:
        """Return what an address answers, redirects followed, or why there is nothing to take.

        Only an answer with status 200 or 203 is `Fetched`: others of 2xx are
        a part of a page (206), none yet (202, as walls against robots answer)
        or none. `accept` is what the
        header Accept says. `keys` go to the host of the address and to no
        other. An interface whose operator gave a key is asked with
        `asks_robots=False`. Nothing that a server does raises.
        """
        journey = Journey(url)
        try:
            held = keys.held() if keys else None
            journey.redaction = Redaction(held.values if held else ())
            address = web_address(url, allowed=self._settings.allowed_networks)
            refuse_credentials(address)
            if held:
                _refuse_in_the_clear(address)
            answer = await self._followed(journey, Wanted(address, accept, held), asks_robots=asks_robots)
        except RefusedError as refused:
            return journey.refused(refused.kind, refused.reason)
        if answer.status not in _WHOLE:
            return journey.refused(RefusedFor.STATUS, f"the server answers with status {answer.status}")
        return journey.fetched(answer.content)

    async def _followed(self, journey: Journey, wanted: Wanted, *, asks_robots: bool) -> Exchange:
        """Return the answer at the end of the redirects; raises `RefusedError`."""
        first = wanted.address
        while True:
            journey.asking(wanted.shown)
            if asks_robots:
                await self._obey_robots(journey, wanted.address)
            answer = await self._asker.ask(wanted, largest=self._settings.largest_bytes)
            journey.answered(answer)
            location = journey.next_location(answer, self._settings.most_redirects)
            if location is None:
                return answer
            address = web_address(location, allowed=self._settings.allowed_networks, base=wanted.address)
            wanted = Wanted(address, wanted.accept, _keys_for(address, first, wanted.keys))

    async def _obey_robots(self, journey: Journey, address: URL) -> None:
        rules = await self._rules.of(address)
        if not rules.allow(address):
            journey.robots(Robots.FORBIDDEN)
            raise RefusedError(RefusedFor.ROBOTS, "the robots.txt of its host forbids it")
        journey.robots(Robots.ALLOWED)
        self._asker.host_of(address).slow_down(rules.pause_seconds)

    async def _robots_at(self, address: URL) -> Exchange:
        """Return the answer at the address of a robots.txt, redirects followed; raises `RefusedError`."""
        journey = Journey(str(address))
        while True:
            answer = await self._asker.ask(Wanted(address), largest=LARGEST_ROBOTS, is_cut=True)
            location = journey.next_location(answer, MOST_REDIRECTS)
            if location is None:
                return answer
            address = web_address(location, allowed=self._settings.allowed_networks, base=address)


def _keys_for(address: URL, first: URL, keys: HeldKeys | None) -> HeldKeys | None:
    """Return the keys where a redirect stays at the host, scheme and port they were given for."""
    stays = (address.scheme, address.host, address.port) == (first.scheme, first.host, first.port)
    return keys if stays else None


def _refuse_in_the_clear(address: URL) -> None:
    """Raise `RefusedError` where a key would go over the public network for all to read."""
    number = number_of(address.host)
    if address.scheme != "https" and (number is None or special_use(number) is None):
        raise RefusedError(RefusedFor.KEY, "a key is sent over https only")
