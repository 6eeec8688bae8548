"""RSS, Atom and JSON feeds."""

from collections.abc import Iterator

from casualty_figures.archive.feeds import FeedEntry, feed_in
from casualty_figures.records import ArchiveError, ListingError
from casualty_figures.sources.forms import Feed
from casualty_figures.sources.lead import Lead
from casualty_figures.sources.listing.asking import Asking


def feed_leads(source: Feed, asking: Asking) -> Iterator[Lead]:
    """Yield the entries of a feed in its order; with their texts where the source reads entries.

    Raises:
        ListingError: It cannot be had or is no feed; or, once the others were
            yielded, it is broken, or entries have no address.
    """
    raw = asking.ask(source.url)
    try:
        feed = feed_in(raw, address=source.url)
    except ArchiveError as error:
        raise ListingError(f"{error}: it begins with {raw[:60]!r}") from None
    linked = [entry for entry in feed.entries if entry.link]
    for entry in linked:
        yield _lead(entry, reads_entries=source.read == "entry")
    wrong = [feed.damage] if feed.damage else []
    if without := len(feed.entries) - len(linked):
        wrong.append(f"{without} of {len(feed.entries)} entries have no address")
    if wrong:
        raise ListingError("; ".join(wrong))


def _lead(entry: FeedEntry, *, reads_entries: bool) -> Lead:
    """Return an entry as a lead; of a page it is the page that says its publisher."""
    day = entry.published.date() if entry.published else None
    text = entry.text if reads_entries else None
    publisher = entry.publisher if text else None
    content = text.encode("utf-8", "replace") if text else None
    return Lead(entry.link or "", entry.title, day, publisher=publisher, content=content)
