"""Where and with what sources are collected."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from casualty_figures.archive import Archive
from casualty_figures.fetching import Fetched, Refused
from casualty_figures.sources.known import Known
from casualty_figures.sources.lead import Lead
from casualty_figures.sources.listing import Ask


class Network(Protocol):
    """How lists and pages are had."""

    @property
    def ask(self) -> Ask:
        """Return how lists are asked for."""

    def fetch_each(self, leads: Iterable[Lead], at_once: int) -> Iterator[tuple[Lead, Fetched | Refused]]:
        """Yield what comes of each lead as it comes, so many asked for at once."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where and with what sources are collected.

    `folder` is where the paths in `sources.toml` begin; `largest` the most
    bytes of a file; `seconds` how long one source may take by `clock`; pages
    younger than `revisit_days` are fetched again; `came` is called for each
    page that came, or could not be had.
    """

    archive: Archive
    known: Known
    network: Network
    folder: Path
    largest: int
    seconds: float = float("inf")
    revisit_days: int = 0
    clock: Callable[[], float] = time.monotonic
    came: Callable[[], None] = lambda: None
