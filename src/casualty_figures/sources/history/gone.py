"""Which pages are gone, from the log of attempts."""

from collections.abc import Iterable
from datetime import datetime

from casualty_figures.reading.addresses import page_address
from casualty_figures.sources.history.days import SourceHistory


def pages_gone(histories: Iterable[SourceHistory]) -> dict[str, datetime]:
    """Return when each page that is gone was first found so, by its page address.

    The last word counts: a page that was had again since is not gone.
    """
    gone: dict[str, datetime] = {}
    attempts = (attempt for history in histories for attempt in history.attempts)
    for attempt in sorted(attempts, key=lambda one: one.started_at):
        found = _addresses(attempt.gone)
        for address in _addresses(attempt.visited) - found:
            gone.pop(address, None)
        for address in found:
            gone.setdefault(address, attempt.started_at)
    return gone


def _addresses(urls: Iterable[str]) -> set[str]:
    return {address for url in urls if (address := page_address(url))}
