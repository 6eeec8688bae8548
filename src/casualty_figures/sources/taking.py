"""What comes of the addresses of one source, taken into the archive."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from casualty_figures.archive import Source
from casualty_figures.fetching import Fetched, Refused, without_keys
from casualty_figures.records import Origin
from casualty_figures.sources.changed import is_changed
from casualty_figures.sources.forms import Configured, Given
from casualty_figures.sources.history.attempts import Waiting
from casualty_figures.sources.lead import Lead
from casualty_figures.sources.pages import entry_source, failed_source, is_by_chance, is_gone, page_source
from casualty_figures.sources.place import Place

AT_ONCE = 16
"""Pages asked for at once of one source; how many of one host is the fetcher's to say."""
MOST_TRIES = 5
"""Runs in which a page is asked for before it is a row of the quarantine."""


@dataclass
class Taking:
    """One attempt under way: what was taken, what waits, and which pages could not be had."""

    source: Configured
    place: Place
    now: datetime
    tried: dict[str, Waiting]
    origins: list[Origin] = field(default_factory=list)
    waiting: dict[str, Waiting] = field(default_factory=dict)
    unreached: list[str] = field(default_factory=list)
    visited: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    new: list[Origin] = field(default_factory=list)
    n_revised: int = 0

    @property
    def n_refused(self) -> int:
        """Return how many entries are new that say why there is no article."""
        return sum(origin.failure is not None for origin in self.new)

    @property
    def n_new(self) -> int:
        """Return how many articles are new, newer versions of old ones too."""
        return len(self.new) - self.n_refused

    def __post_init__(self) -> None:
        """Have what waited wait on, until it is asked for."""
        self.waiting.update(self.tried)

    @property
    def name(self) -> str | None:
        """Return the name of the source that articles come from; the command line has none."""
        return None if isinstance(self.source, Given) else self.source.name

    def has_entry(self, lead: Lead) -> bool:
        """Whether the archive has an article as it stands in its list; one that changed is a new version."""
        origin = self.place.archive.origin_of(entry_source(self._told(lead), self.name), self.now)
        return self.place.known.has(origin.article_id)

    def take(self, leads: Iterable[Lead]) -> None:
        """Take leads: those that have their article as it is, the pages of the others.

        A page that the archive has already, such as one that changes, is
        fetched again, and noted where it is gone.
        """
        entries: list[Source] = []
        self._archive_each(self._sources_of(self._without_entries(leads, entries)))
        self.archive(entries)

    def visit(self, leads: Iterable[Lead]) -> None:
        """Fetch pages of the archive again: those that changed are new versions, those gone are noted."""
        self._archive_each(self._versions_of(leads))

    def _without_entries(self, leads: Iterable[Lead], entries: list[Source]) -> Iterator[Lead]:
        """Yield the leads that are links, and add the others to `entries`, as inputs of the archive."""
        for lead in leads:
            if lead.content is None:
                yield lead
            else:
                entries.append(entry_source(self._told(lead), self.name))

    def _sources_of(self, leads: Iterable[Lead]) -> Iterator[Source]:
        """Yield what comes of links as inputs of the archive."""
        for lead, answer in self._answers(leads):
            if self._articles_at(lead):
                self._note(lead, answer)
            source = self._refused(lead, answer) if isinstance(answer, Refused) else self._page(lead, answer)
            if source:
                yield source

    def _versions_of(self, leads: Iterable[Lead]) -> Iterator[Source]:
        """Yield the pages that changed since as inputs of the archive."""
        for lead, answer in self._answers(leads):
            self._note(lead, answer)
            page = self._page(lead, answer) if isinstance(answer, Fetched) else None
            if page and page.failure is None:
                yield page

    def _answers(self, leads: Iterable[Lead]) -> Iterator[tuple[Lead, Fetched | Refused]]:
        for answered in self.place.network.fetch_each(leads, AT_ONCE):
            self.place.came()
            yield answered

    def _archive_each(self, sources: Iterator[Source]) -> None:
        """Take inputs into the archive as they come, a few together: one alone costs the disk as much."""
        while some := list(islice(sources, AT_ONCE)):
            self.archive(some)

    def _note(self, lead: Lead, answer: Fetched | Refused) -> None:
        """Note that a page was fetched again, and whether it is gone; of what came by chance nothing."""
        if isinstance(answer, Fetched):
            self.visited.append(lead.url)
        elif not is_by_chance(answer):
            self.visited.append(lead.url)
            self.gone.extend([lead.url] if is_gone(answer) else [])

    def archive(self, sources: Sequence[Source]) -> None:
        """Take inputs into the archive; raises `ArchiveError` where it cannot be written."""
        origins = self.place.archive.take_all(sources, self.now)
        new = {origin.article_id: origin for origin in origins if not self.place.known.has(origin.article_id)}
        self.origins.extend(origins)
        self.new.extend(new.values())
        self.n_revised += sum(self._is_newer(origin) for origin in new.values())
        self.place.known.add(new.values())

    def _is_newer(self, origin: Origin) -> bool:
        """Whether the archive has had an article at the address of a new one."""
        return bool(origin.url and origin.failure is None and self._articles_at(Lead(origin.url)))

    def _articles_at(self, lead: Lead) -> list[Origin]:
        """Return the articles that the archive has of an address, the first retrieved first."""
        return [origin for origin in self.place.known.at(lead.url) if origin.failure is None]

    def _told(self, lead: Lead) -> Lead:
        return self.source.told(lead)

    def _page(self, lead: Lead, fetched: Fetched) -> Source | None:
        """Return a page for the archive, or nothing where the archive has it as it is."""
        self.waiting.pop(lead.url, None)
        source = page_source(self._told(lead), fetched, self.name)
        before = self._articles_at(lead)
        is_new = not before or source.failure is not None
        return source if is_new or is_changed(source, before[-1], self.place.archive) else None

    def _refused(self, lead: Lead, refused: Refused) -> Source | None:
        """Return a failure for the archive, or nothing where the page waits for the next run."""
        waited = self.waiting.pop(lead.url, None)
        tries = waited.tries + 1 if waited else 1
        if not is_by_chance(refused):
            return failed_source(lead, refused.reason, self.name, refused.retrieval)
        self.unreached.append(f"{without_keys(lead.url)}: {refused.reason}")
        if tries >= MOST_TRIES:
            reason = f"{refused.reason}, in {tries} runs"
            return failed_source(lead, reason, self.name, refused.retrieval)
        self.place.known.give_up(lead.url)
        self.waiting[lead.url] = Waiting(lead.url, lead.published, lead.publisher, tries)
        return None
