"""Pages without a network, and a place to collect into."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from asked import NOW, Answers

from casualty_figures.archive import Archive
from casualty_figures.fetching import Fetched, Refused, RefusedFor
from casualty_figures.records.retrieval import Retrieval
from casualty_figures.sources import Configured
from casualty_figures.sources.collecting import Collected, collect
from casualty_figures.sources.history.attempts import Attempt
from casualty_figures.sources.known import Known
from casualty_figures.sources.lead import Lead
from casualty_figures.sources.listing import Ask
from casualty_figures.sources.place import Place

Page = bytes | Callable[[str], Fetched | Refused]


def fetched(url: str, content: bytes, media_type: str = "text/html; charset=utf-8") -> Fetched:
    headers = (("Content-Type", media_type),)
    return Fetched(Retrieval(url, url, NOW, status=200, response_headers=headers), content)


def refused(kind: RefusedFor, reason: str = "no answer", status: int | None = None) -> Page:
    return lambda url: Refused(Retrieval(url, url, NOW, status=status), kind, reason)


def status(code: int) -> Page:
    return refused(RefusedFor.STATUS, f"the server answers with status {code}", code)


@dataclass
class Pages:
    """Answers lists and pages from tables; a page of its own for each address that is in neither."""

    lists: Mapping[str, bytes] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    fetched: list[str] = field(default_factory=list)

    @property
    def ask(self) -> Ask:
        return Answers(self.lists)

    def fetch_each(self, leads: Iterable[Lead], at_once: int) -> Iterator[tuple[Lead, Fetched | Refused]]:
        assert at_once > 0
        for lead in leads:
            self.fetched.append(lead.url)
            yield lead, self._one(lead.url)

    def _one(self, url: str) -> Fetched | Refused:
        page = self.pages.get(url, f"<p>At least 12 people were killed at {url}.</p>".encode())
        return fetched(url, page) if isinstance(page, bytes) else page(url)


@dataclass
class Collecting:
    """An archive, and the network that it is filled from."""

    folder: Path
    network: Pages
    attempts: list[Attempt] = field(default_factory=list)
    known: Known | None = None

    @property
    def archive(self) -> Archive:
        return Archive(self.folder / "archive")

    def place(self, **changes: object) -> Place:
        if self.known:
            self.known.close()
        self.known = Known.of(self.archive)
        made = {"network": self.network, "folder": self.folder, "largest": 10**6, **changes}
        return Place(archive=self.archive, known=self.known, **made)  # type: ignore[arg-type]

    def collect(self, source: Configured, now: datetime = NOW, **changes: object) -> Collected:
        found = collect(source, self.attempts, self.place(**changes), now)
        self.attempts.append(found.attempt)
        return found
