"""One source asked: what it lists, fetched and kept in the archive."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import Protocol, TypeVar

from casualty_figures.archive import Archive, Source
from casualty_figures.fetching import Fetched, Refused
from casualty_figures.records import ListingError, Origin
from casualty_figures.sources.attempts import Attempt, Outcome, Waiting
from casualty_figures.sources.forms import Configured, Files, Page, Warc
from casualty_figures.sources.known import Known
from casualty_figures.sources.lead import Lead
from casualty_figures.sources.listing import Ask, Asking, leads_of
from casualty_figures.sources.on_disk import sources_on_disk
from casualty_figures.sources.pages import entry_source, failed_source, is_by_chance, page_source

AT_ONCE = 16
"""Pages asked for together of one source; how many of one host is the fetcher's to say."""
MOST_TRIES = 5
"""Runs in which a page is asked for before it is a row of the quarantine."""


_Listed = TypeVar("_Listed")


class Network(Protocol):
    """How lists and pages are had."""

    @property
    def ask(self) -> Ask:
        """Return how lists are asked for."""

    def fetch_all(self, urls: Sequence[str]) -> Sequence[Fetched | Refused]:
        """Return what comes of each address, in their order, asked for together."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where and with what sources are collected.

    `folder` is where the paths in `sources.toml` begin; `largest` the most
    bytes of a file; `seconds` how long one source may take by `clock`.
    """

    archive: Archive
    known: Known
    network: Network
    folder: Path
    largest: int
    seconds: float = float("inf")
    clock: Callable[[], float] = time.monotonic


@dataclass(frozen=True, slots=True)
class Collected:
    """What asking a source came to: the line for the log, and every article given, known ones too."""

    attempt: Attempt
    origins: tuple[Origin, ...]


def collect(
    source: Configured, waiting: Sequence[Waiting], place: Place, since: datetime, now: datetime
) -> Collected:
    """Ask a source for its articles, take those that are wanted into the archive, and return what came.

    A list that breaks off gives what came before. A page that cannot be had
    by chance waits for the next run, as those in `waiting` did, and is a
    failure in the archive after `MOST_TRIES` of them.

    Raises:
        ArchiveError: The archive cannot be written.
    """
    collecting = _Collecting(source, place, now, {one.url: one for one in waiting})
    if isinstance(source, Files | Warc):
        collecting.take_files(source)
    else:
        collecting.take_leads(Asking(place.network.ask, since, now, place.folder, place.largest))
    return collecting.collected()


@dataclass
class _Collecting:
    """One attempt under way."""

    source: Configured
    place: Place
    now: datetime
    tried: dict[str, Waiting]
    origins: list[Origin] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    unreached: list[str] = field(default_factory=list)
    n_listed: int = 0
    n_new: int = 0
    n_refused: int = 0
    is_cut: bool = False

    def take_files(self, source: Files | Warc) -> None:
        """Take the files of a source."""
        given = sources_on_disk(source, self.place.folder, largest=self.place.largest)
        files = (replace(one, collected_from=source.name) for one in self._until_it_breaks(given))
        while window := list(islice(files, 500)):
            self.n_listed += len(window)
            self._archive(window)

    def take_leads(self, asking: Asking) -> None:
        """Take what is wanted of the leads of a source, those that waited first."""
        wanted = self._wanted(chain(self._waited(), self._until_it_breaks(leads_of(self.source, asking))))
        end = self.place.clock() + self.place.seconds
        limited = islice(wanted, self.source.most_items)
        while window := list(islice(limited, AT_ONCE)):
            self._take(window)
            if self.place.clock() > end:
                self.reasons.append(f"it took more than {self.place.seconds:g} s: the rest next time")
                break
        left = next(wanted, None)
        self.is_cut = left is not None
        if left is not None:
            self.place.known.give_up(left.url)

    def collected(self) -> Collected:
        """Return what came of it."""
        attempt = Attempt(
            source=self.source.name,
            kind=self.source.kind,
            started_at=self.now,
            outcome=self._outcome(),
            reason=self._reason(),
            language=self.source.language,
            country=self.source.country,
            n_listed=self.n_listed,
            n_new=self.n_new,
            n_refused=self.n_refused,
            is_cut=self.is_cut,
            waiting=tuple(self.waiting),
        )
        return Collected(attempt, tuple(self.origins))

    def _outcome(self) -> Outcome:
        if self.reasons and not self.n_listed:
            return "failed"
        return "partial" if self.reasons or self.unreached else "done"

    def _reason(self) -> str | None:
        reasons = list(self.reasons)
        if self.unreached:
            reasons.append(f"{len(self.unreached)} pages could not be had, such as {self.unreached[0]}")
        return "; ".join(reasons) or None

    def _waited(self) -> Iterator[Lead]:
        return iter([one.lead for one in self.tried.values()])

    def _until_it_breaks(self, listed: Iterator[_Listed]) -> Iterator[_Listed]:
        """Yield what is listed, and note why it ended where it broke off."""
        try:
            yield from listed
        except ListingError as error:
            self.reasons.append(str(error))

    def _wanted(self, leads: Iterable[Lead]) -> Iterator[Lead]:
        """Yield the leads that the archive does not have, each claimed for this source."""
        for lead in leads:
            self.n_listed += lead.url not in self.tried
            if isinstance(self.source, Page):
                yield lead  # whether it has changed shows once its bytes are there
            elif lead.content is not None:
                if not self._has_entry(lead):
                    yield lead
            elif self.place.known.claim(lead.url):
                yield lead

    def _has_entry(self, lead: Lead) -> bool:
        """Whether the archive has an entry as it stands in its list; one that changed is a new version."""
        origin = self.place.archive.origin_of(entry_source(self._told(lead), self.source.name), self.now)
        return self.place.known.has(origin.article_id)

    def _take(self, leads: Sequence[Lead]) -> None:
        whole = [lead for lead in leads if lead.content is not None]
        linked = [lead for lead in leads if lead.content is None]
        taken = [entry_source(self._told(lead), self.source.name) for lead in whole]
        for lead, answer in zip(
            linked, self.place.network.fetch_all([lead.url for lead in linked]), strict=True
        ):
            if isinstance(answer, Fetched):
                taken.append(page_source(self._told(lead), answer, self.source.name))
            elif source := self._refused(lead, answer):
                taken.append(source)
        self._archive(taken)

    def _told(self, lead: Lead) -> Lead:
        return replace(lead, publisher=self.source.publisher or lead.publisher)

    def _refused(self, lead: Lead, refused: Refused) -> Source | None:
        """Return a failure for the archive, or nothing where the page waits for the next run."""
        tries = self.tried[lead.url].tries + 1 if lead.url in self.tried else 1
        if not is_by_chance(refused):
            return failed_source(lead, refused.reason, self.source.name)
        self.unreached.append(f"{lead.url}: {refused.reason}")
        if tries >= MOST_TRIES:
            return failed_source(lead, f"{refused.reason}, in {tries} runs", self.source.name)
        self.place.known.give_up(lead.url)
        self.waiting.append(Waiting(lead.url, lead.published, lead.publisher, tries))
        return None

    def _archive(self, sources: Sequence[Source]) -> None:
        origins = self.place.archive.take_all(sources, self.now)
        new = {origin.article_id: origin for origin in origins if not self.place.known.has(origin.article_id)}
        self.origins.extend(origins)
        self.n_new += sum(origin.failure is None for origin in new.values())
        self.n_refused += sum(origin.failure is not None for origin in new.values())
        self.place.known.add(new.values())
