"""What a source would bring, nothing stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from casualty_figures.archive import Archive, Source
from casualty_figures.fetching import Refused
from casualty_figures.reading import read_article
from casualty_figures.records import ListingError, ReadingError
from casualty_figures.sources.forms import Configured, Files, Warc
from casualty_figures.sources.lead import Lead
from casualty_figures.sources.listing import Asking, leads_of
from casualty_figures.sources.on_disk import sources_on_disk
from casualty_figures.sources.pages import entry_source, page_source
from casualty_figures.sources.place import Network
from casualty_figures.sources.schedule import since

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Preview:
    """What a source lists: how many articles, the first of them, and what the first one reads as.

    `is_cut` says that a run would leave some for the next. `problem` is why
    its list cannot be had, or not to the end; `trial` what the first article
    gives, or why it gives nothing (`is_readable`).
    """

    source: Configured
    n_found: int
    is_cut: bool
    first: tuple[Lead, ...]
    problem: str | None = None
    trial: str | None = None
    is_readable: bool = True


def preview(source: Configured, network: Network, folder: Path, now: datetime, *, largest: int) -> Preview:
    """Return what a run would find at a source that was never asked, its first article read."""
    found: list[Lead | Source] = []
    problem = None
    try:
        found.extend(islice(_listed(source, network, folder, now, largest), source.most_items + 1))
    except ListingError as error:
        problem = str(error)
    kept = found[: source.most_items]
    trial = _trial(source, kept[0], network, now) if kept else None
    return Preview(
        source,
        len(kept),
        is_cut=len(found) > len(kept),
        first=tuple(_as_lead(one) for one in kept[:SHOWN]),
        problem=problem,
        trial=trial.words if trial else None,
        is_readable=trial.is_readable if trial else True,
    )


@dataclass(frozen=True, slots=True)
class _Trial:
    words: str
    is_readable: bool


def _listed(
    source: Configured, network: Network, folder: Path, now: datetime, largest: int
) -> Iterator[Lead | Source]:
    if isinstance(source, Files | Warc):
        return iter(sources_on_disk(source, folder, largest=largest))
    return leads_of(source, Asking(network.ask, since(source, (), now), now, folder, largest))


def _as_lead(found: Lead | Source) -> Lead:
    if isinstance(found, Lead):
        return found
    return Lead(found.name, found.headline or found.failure, found.published)


def _trial(source: Configured, found: Lead | Source, network: Network, now: datetime) -> _Trial:
    """Return what the first article gives: its text as it would be read."""
    given = found if isinstance(found, Source) else _fetched(source, found, network)
    if isinstance(given, str):
        return _Trial(given, is_readable=False)
    if given.content is None:
        return _Trial(given.failure or "", is_readable=False)
    try:
        article = read_article(given.content, Archive(Path()).origin_of(given, now))
    except ReadingError as error:
        return _Trial(str(error), is_readable=False)
    day = article.published or "an unknown day"
    return _Trial(
        f"{article.headline or 'no headline'}, {len(article.text):,} characters, of {day}", is_readable=True
    )


def _fetched(source: Configured, lead: Lead, network: Network) -> Source | str:
    """Return an article as it would be archived, or why it cannot be had."""
    lead = source.told(lead)
    if lead.content is not None:
        return entry_source(lead, source.name)
    ((_, answer),) = network.fetch_each([lead], at_once=1)
    return answer.reason if isinstance(answer, Refused) else page_source(lead, answer, source.name)
