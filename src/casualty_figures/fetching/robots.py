"""The rules of robots.txt, by RFC 9309."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from httpx2 import URL
from protego import Protego

from casualty_figures.fetching.answers import RefusedFor
from casualty_figures.fetching.exchange import Exchange
from casualty_figures.fetching.refusing import RefusedError
from casualty_figures.fetching.settings import PRODUCT

LARGEST_ROBOTS = 512_000
"""Bytes that are read; what comes after them is not (RFC 9309, 2.5: at least 500 kibibytes)."""
MOST_REDIRECTS = 5
"""Redirects followed at least; one with more counts as not there (2.3.1.2)."""
_KEPT_SECONDS = 86_400.0
"""How long rules are kept (2.4: not longer than a day)."""
_REFUSAL_KEPT_SECONDS = 600.0
_TOO_MANY_REQUESTS = 429


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host allows; `refusal` says why its rules cannot be had, and nothing may be asked."""

    parsed: Protego | None
    until: float
    refusal: RefusedError | None = None

    def allow(self, address: URL) -> bool:
        """Return whether they let us ask for an address."""
        return self.parsed is None or self.parsed.can_fetch(str(address), PRODUCT)

    @property
    def pause_seconds(self) -> float:
        """Return the pause between requests that the host wants (Crawl-delay, no part of RFC 9309)."""
        return (self.parsed.crawl_delay(PRODUCT) or 0.0) if self.parsed is not None else 0.0


@dataclass(slots=True)
class RobotsRules:
    """The rules of each host, asked for once while they hold."""

    ask: Callable[[URL], Awaitable[Exchange]]
    """Return the answer at an address, redirects followed; raises `RefusedError`."""
    _known: dict[str, Rules] = field(default_factory=dict)
    _locks: dict[str, asyncio.Lock] = field(default_factory=dict)

    async def of(self, address: URL) -> Rules:
        """Return the rules of an address's host; raises `RefusedError` where they cannot be had."""
        origin = f"{address.scheme}://{address.netloc.decode('ascii')}"
        async with self._locks.setdefault(origin, asyncio.Lock()):
            known = self._known.get(origin)
            if known is None or known.until < asyncio.get_running_loop().time():
                known = self._known[origin] = await self._read(URL(f"{origin}/robots.txt"))
        if known.refusal is not None:
            raise RefusedError(known.refusal.kind, known.refusal.reason)
        return known

    async def _read(self, address: URL) -> Rules:
        now = asyncio.get_running_loop().time()
        try:
            return Rules(_parsed(await self.ask(address)), now + _KEPT_SECONDS)
        except RefusedError as refused:
            if refused.kind is RefusedFor.REDIRECTS:
                return Rules(None, now + _KEPT_SECONDS)
            told = RefusedError(refused.kind, f"robots.txt cannot be had: {refused.reason}")
            return Rules(None, now + _REFUSAL_KEPT_SECONDS, told)


def _parsed(answer: Exchange) -> Protego | None:
    """Return the rules in an answer, `None` where all is allowed; raises `RefusedError` where nothing is.

    By RFC 9309, 2.3.1: a server that has no robots.txt for us (400 to 499)
    allows all, one that fails (500 to 599) allows nothing. One that has had too
    many requests (429) fails.
    """
    if 200 <= answer.status < 300:
        return Protego.parse(answer.content.decode("utf-8-sig", "replace"))
    if 400 <= answer.status < 500 and answer.status != _TOO_MANY_REQUESTS:
        return None
    raise RefusedError(
        RefusedFor.ROBOTS, f"the server answers with status {answer.status}, taken as forbidding all"
    )
