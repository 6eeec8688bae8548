"""Lists and pages by the fetcher, which is asynchronous, for those who wait for them."""

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import ExitStack
from functools import partial
from itertools import islice
from types import TracebackType
from typing import Self

from anyio.from_thread import BlockingPortal, start_blocking_portal

from casualty_figures.fetching import NO_KEYS, Fetched, Fetcher, FetchSettings, Keys, Refused
from casualty_figures.records import ListingError
from casualty_figures.sources.lead import Lead
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

    def fetch_each(self, leads: Iterable[Lead], at_once: int) -> Iterator[tuple[Lead, Fetched | Refused]]:
        """Yield what comes of each lead as it comes, so many at once: a slow one holds up no other."""
        coming, left = dict[Future[Fetched | Refused], Lead](), iter(leads)
        while True:
            for lead in islice(left, at_once - len(coming)):
                coming[self._portal.start_task_soon(self._fetcher.fetch, lead.url)] = lead
            if not coming:
                return
            for answered in wait(coming, return_when=FIRST_COMPLETED).done:
                yield coming.pop(answered), answered.result()

    @property
    def ask(self) -> Ask:
        """Return how lists are asked for."""
        return self._ask

    def _ask(self, url: str, *, keys: Keys = NO_KEYS, is_interface: bool = False) -> bytes:
        answer = self._portal.call(partial(self._fetcher.fetch, url, keys=keys, asks_robots=not is_interface))
        if isinstance(answer, Refused):
            raise ListingError(answer.reason)
        return answer.content
