"""How lists are asked for, and how far back."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from casualty_figures.fetching import NO_KEYS, Keys
from casualty_figures.records import ListingError


class Ask(Protocol):
    """Asks for an address."""

    def __call__(self, url: str, *, keys: Keys = NO_KEYS, is_interface: bool = False) -> bytes:
        """Return the bytes of an address; raise `ListingError` with the reason where they cannot be had.

        An interface is made for programs, and its operator gave a key or a
        name for it: it is asked without asking robots.txt.
        """


@dataclass(frozen=True, slots=True)
class Asking:
    """With what a source is asked for its articles.

    `since` is the time of the last list that was read to its end, or the
    earliest that is wanted; `folder` the one that paths in `sources.toml`
    begin in; `largest` the most bytes that a list may unpack to.
    """

    ask: Ask
    since: datetime
    now: datetime
    folder: Path
    largest: int

    @property
    def first_day(self) -> date:
        """Return the first day that is asked for: a day more, for the zones of others' clocks."""
        return (self.since - timedelta(days=1)).date()


def json_object(raw: bytes, *, of: str) -> dict[str, object]:
    """Return the JSON object in an answer; raise `ListingError` where it is none."""
    try:
        answer = json.loads(raw)
    except (ValueError, RecursionError):
        raise ListingError(f"{of} did not answer in JSON: {raw[:60]!r}") from None
    if not isinstance(answer, dict):
        raise ListingError(f"{of} answered with a JSON value that is no object: {raw[:60]!r}")
    return answer
