"""A feed that lies in a file to sources, one an entry."""

from collections.abc import Iterator
from html import unescape

from casualty_figures.archive.feeds.entry import FeedEntry, is_markup
from casualty_figures.archive.feeds.feed import feed_in
from casualty_figures.archive.record import SourceRecord, address, line
from casualty_figures.archive.source import Source
from casualty_figures.records import ArchiveError

FEEDS = frozenset({".rss", ".atom", ".rdf", ".xml"})
"""The suffixes of feeds."""


def articles_in_feed(raw: bytes, name: str, record: SourceRecord, *, largest: int) -> Iterator[Source]:
    """Yield one source an entry of a feed, those without a text or with a wrong date as failures.

    The text of an article is the fullest that the feed has of it, be it two
    lines of summary: what stands behind its link is for who fetches it. What
    is broken of a feed is one failure more, under the name of the file. What
    an entry does not say, the record beside the file may.

    Raises:
        ArchiveError: It is no feed, or has no entries.
    """
    feed = feed_in(raw, address=record.url)
    if not feed.entries:
        raise ArchiveError(feed.damage or "a feed without entries")
    if feed.damage:
        yield Source(name, failure=feed.damage)
    for number, entry in enumerate(feed.entries, start=1):
        yield _article(entry, f"{name}/entry {number}", record, largest)


def _article(entry: FeedEntry, name: str, record: SourceRecord, largest: int) -> Source:
    text = entry.text or ""
    try:
        return Source(
            f"{name}.html" if is_markup(text) else f"{name}.txt",
            _content(text if is_markup(text) else unescape(text), entry, largest),
            url=address(entry.link),
            publisher=line(entry.publisher, key="publisher") or record.publisher,
            published=entry.published.date() if entry.published else record.published,
            headline=line(entry.title, key="title") or record.headline,
            language=line(entry.language, key="language") or record.language,
        )
    except ValueError as error:
        return Source(f"{name}.txt", failure=str(error))


def _content(text: str, entry: FeedEntry, largest: int) -> bytes:
    if not text.strip():
        raise ValueError(f"this entry has no text{f', only the link {entry.link}' if entry.link else ''}")
    if entry.unread_date:
        raise ValueError(f"its date is none that we read: {entry.unread_date!r}")
    content = text.encode("utf-8", "replace")
    if len(content) > largest:
        raise ValueError(f"too large: {len(content)} bytes, where {largest} are the most we take")
    return content
