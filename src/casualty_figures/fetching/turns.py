"""Who is asked when: each host at its rate, few at once, and not while it wants to be left alone."""

import asyncio
from dataclasses import dataclass, field

from aiolimiter import AsyncLimiter

from casualty_figures.fetching.answers import RefusedFor
from casualty_figures.fetching.refusing import RefusedError
from casualty_figures.fetching.settings import FetchSettings

FAILURES_IN_A_ROW = 2
"""Fetches that find nobody before a host is left alone."""
LEFT_ALONE_SECONDS = 600.0
LONGEST_PAUSE_SECONDS = 60.0
"""The longest Crawl-delay that is kept: one of a day would only hold up the run."""


@dataclass(slots=True)
class Host:
    """What is known of a host while a `Fetcher` lives: its turns, and until when it is left alone."""

    places: asyncio.Semaphore
    limiter: AsyncLimiter
    quiet_until: float = 0.0
    """The time of the loop until which it asked for no more requests."""
    dead_until: float = 0.0
    failures: int = 0

    async def turn(self, longest_wait_seconds: float) -> None:
        """Wait until the host may be asked; raises `RefusedError` where it wants longer than is waited."""
        await self._quiet(longest_wait_seconds)
        await self.limiter.acquire()
        await self._quiet(longest_wait_seconds)

    async def _quiet(self, longest_wait_seconds: float) -> None:
        now = asyncio.get_running_loop().time()
        self.refuse_while_dead()
        if (wait := self.quiet_until - now) > longest_wait_seconds:
            raise RefusedError(
                RefusedFor.STATUS, f"the server asks to be left alone for another {wait:.0f} seconds"
            )
        if wait > 0:
            await asyncio.sleep(wait)

    def refuse_while_dead(self) -> None:
        """Raise `RefusedError` while nobody is expected there."""
        if asyncio.get_running_loop().time() < self.dead_until:
            raise RefusedError(
                RefusedFor.UNREACHABLE, "nobody answered at this host moments ago: not asked again yet"
            )

    def be_quiet(self, seconds: float) -> None:
        """Ask nothing for a time, as the server wants it (RFC 9110, 10.2.3)."""
        self.quiet_until = max(self.quiet_until, asyncio.get_running_loop().time() + seconds)

    def slow_down(self, pause_seconds: float) -> None:
        """Leave at least so many seconds between requests from now on."""
        pause_seconds = min(pause_seconds, LONGEST_PAUSE_SECONDS)
        if pause_seconds > self.limiter.time_period:
            self.limiter = AsyncLimiter(1, pause_seconds)

    def found(self) -> None:
        """Note that somebody answered."""
        self.failures = 0

    def not_found(self) -> None:
        """Note that nobody answered a fetch, its tries included."""
        self.failures += 1
        if self.failures >= FAILURES_IN_A_ROW:
            self.dead_until = asyncio.get_running_loop().time() + LEFT_ALONE_SECONDS


@dataclass(slots=True)
class Hosts:
    """The hosts that were met, by name."""

    settings: FetchSettings
    _met: dict[str, Host] = field(default_factory=dict)

    def of(self, name: str) -> Host:
        """Return a host by its name, whatever the port and the scheme."""
        if name not in self._met:
            self._met[name] = Host(
                asyncio.Semaphore(self.settings.connections_a_host),
                AsyncLimiter(1, 1 / self.settings.requests_a_second),
            )
        return self._met[name]
