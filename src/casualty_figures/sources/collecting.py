"""One source asked: what it lists, fetched and kept in the archive."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain, islice
from typing import TypeVar

from casualty_figures.records import CasualtyFiguresError, ListingError, Origin
from casualty_figures.sources.forms import Configured, Files, Given, Page, Warc
from casualty_figures.sources.history.attempts import Attempt, Outcome
from casualty_figures.sources.lead import Lead
from casualty_figures.sources.listing import Asking, leads_of
from casualty_figures.sources.on_disk import sources_on_disk, taken_from
from casualty_figures.sources.place import Place
from casualty_figures.sources.schedule import due_again, since
from casualty_figures.sources.taking import AT_ONCE, Taking

FILES_AT_ONCE = 500

_Listed = TypeVar("_Listed")


@dataclass(frozen=True, slots=True)
class Collected:
    """What asking a source came to: the line for the log, and every article given, known ones too."""

    attempt: Attempt
    origins: tuple[Origin, ...]


class SourceFailedError(CasualtyFiguresError):
    """Nothing could be had of a source; `collected` is what there is to say of the attempt."""

    def __init__(self, message: str, collected: Collected) -> None:
        """Keep what there is to say of it."""
        super().__init__(message)
        self.collected = collected


def collect(source: Configured, attempts: Sequence[Attempt], place: Place, now: datetime) -> Collected:
    """Ask a source for its articles, take those that are wanted into the archive, and return what came.

    `attempts` are those of the source until now. A list that breaks off gives
    what came before. A page that cannot be had by chance waits for the next
    run, and is a failure in the archive after a few of them. Pages of the
    source that are young are fetched again when it is time.

    Raises:
        ArchiveError: The archive cannot be written.
    """
    tried = {one.url: one for one in attempts[-1].waiting} if attempts else {}
    collecting = _Collecting(Taking(source, place, now, tried))
    if isinstance(source, Files | Warc):
        collecting.take_files(source)
        return collecting.collected()
    first = since(source, attempts, now)
    collecting.take_leads(Asking(place.network.ask, first, now, place.folder, place.largest))
    if not isinstance(source, Page | Given):
        old = place.known.collected_from(source.name, now - timedelta(days=place.revisit_days))
        collecting.visit(due_again(old, attempts, now, place.revisit_days))
    return collecting.collected()


@dataclass
class _Collecting:
    """One attempt under way: what is listed, and why it ended where it broke off."""

    taking: Taking
    reasons: list[str] = field(default_factory=list)
    n_listed: int = 0
    is_cut: bool = False
    end: float = field(init=False)

    def __post_init__(self) -> None:
        """Begin to count the time."""
        self.end = self.taking.place.clock() + self.taking.place.seconds

    def take_files(self, source: Files | Warc) -> None:
        """Take the files of a source."""
        place = self.taking.place
        given = self._until_it_breaks(sources_on_disk(source, place.folder, largest=place.largest))
        files = (taken_from(source, one) for one in given)
        while window := list(islice(files, FILES_AT_ONCE)):
            self.n_listed += len(window)
            self.taking.archive(window)

    def take_leads(self, asking: Asking) -> None:
        """Take what is wanted of the leads of a source, those that waited first."""
        source = self.taking.source
        waited = [one.lead for one in self.taking.tried.values()]
        wanted = self._wanted(chain(waited, self._until_it_breaks(leads_of(source, asking))))
        self.taking.take(self._in_time(islice(wanted, source.most_items)))
        left = next(wanted, None)
        self.is_cut = left is not None
        if left is not None:
            self.taking.place.known.give_up(left.url)

    def visit(self, origins: Iterable[Origin]) -> None:
        """Fetch pages of the archive again, as long as there is time."""
        pages = (Lead(one.url or "", published=one.published, publisher=one.publisher) for one in origins)
        if not self._is_late():
            self.taking.visit(self._in_time(pages))

    def collected(self) -> Collected:
        """Return what came of it."""
        taking, source = self.taking, self.taking.source
        attempt = Attempt(
            source=source.name,
            kind=source.kind,
            started_at=taking.now,
            outcome=self._outcome(),
            reason=self._reason(),
            language=source.language,
            country=source.country,
            n_listed=self.n_listed,
            n_new=taking.n_new,
            n_revised=taking.n_revised,
            n_refused=taking.n_refused,
            is_cut=self.is_cut,
            waiting=tuple(taking.waiting.values()),
            visited=tuple(taking.visited),
            gone=tuple(taking.gone),
            new_ids=tuple(origin.article_id for origin in taking.new if origin.failure is None),
        )
        return Collected(attempt, tuple(taking.origins))

    def _outcome(self) -> Outcome:
        if self.reasons and not self.n_listed:
            return "failed"
        return "partial" if self.reasons or self.taking.unreached else "done"

    def _reason(self) -> str | None:
        reasons, unreached = list(self.reasons), self.taking.unreached
        if unreached:
            reasons.append(f"{len(unreached)} pages could not be had, such as {unreached[0]}")
        return "; ".join(reasons) or None

    def _is_late(self) -> bool:
        """Whether the time of the source is over, and note it."""
        place = self.taking.place
        if place.clock() <= self.end:
            return False
        reason = f"it took more than {place.seconds:g} s: the rest next time"
        self.reasons.extend([reason] if reason not in self.reasons else [])
        return True

    def _in_time(self, leads: Iterator[Lead]) -> Iterator[Lead]:
        """Yield leads as long as there is time, the first few in any case."""
        for number, lead in enumerate(leads, start=1):
            yield lead
            if number >= AT_ONCE and self._is_late():
                return

    def _until_it_breaks(self, listed: Iterator[_Listed]) -> Iterator[_Listed]:
        """Yield what is listed, and note why it ended where it broke off."""
        try:
            yield from listed
        except ListingError as error:
            self.reasons.append(str(error))

    def _wanted(self, leads: Iterable[Lead]) -> Iterator[Lead]:
        """Yield the leads that the archive does not have, each claimed for this source."""
        for lead in leads:
            self.n_listed += lead.url not in self.taking.tried
            if self._is_wanted(lead):
                yield lead

    def _is_wanted(self, lead: Lead) -> bool:
        if isinstance(self.taking.source, Page | Given):
            return True  # whether it has changed shows once its bytes are there
        if lead.content is not None:
            return not self.taking.has_entry(lead)
        return self.taking.place.known.claim(lead.url)
