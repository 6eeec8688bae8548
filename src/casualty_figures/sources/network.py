"""Lists and pages by the fetcher, which is asynchronous, for those who wait for them."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from types import TracebackType
from typing import Self

from anyio.from_thread import BlockingPortal, start_blocking_portal

from casualty_figures.fetching import NO_KEYS, Fetched, Fetcher, FetchSettings, Keys, Refused
from casualty_figures.records import ListingError
from casualty_figures.sources.listing import Ask


class FetchingNetwork:
    """One fetcher in a thread of its own, for any number of threads that ask.

    What is a host's (its rate, its rules for robots) holds for all of them together.
    """

    def __init__(self, settings: FetchSettings) -> None:
        """Take how pages are fetched; nothing is asked yet."""
        self._settings = settings
        self._stack = ExitStack()
        self._portal: BlockingPortal
        self._fetcher: Fetcher

    def __enter__(self) -> Self:
        """Start the thread."""
        self._portal = self._stack.enter_context(start_blocking_portal())
        self._fetcher = self._stack.enter_context(
            self._portal.wrap_async_context_manager(Fetcher(self._settings))
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections and end the thread."""
        self._stack.close()

    def fetch_all(self, urls: Sequence[str]) -> Sequence[Fetched | Refused]:
        """Return what comes of each address, in their order, asked for together."""
        return self._portal.call(self._all, urls)

    @property
    def ask(self) -> Ask:
        """Return how lists are asked for."""
        return self._ask

    def _ask(self, url: str, *, keys: Keys = NO_KEYS, is_interface: bool = False) -> bytes:
        answer = self._portal.call(partial(self._fetcher.fetch, url, keys=keys, asks_robots=not is_interface))
        if isinstance(answer, Refused):
            raise ListingError(answer.reason)
        return answer.content

    async def _all(self, urls: Sequence[str]) -> Sequence[Fetched | Refused]:
        return await asyncio.gather(*map(self._fetcher.fetch, urls))
