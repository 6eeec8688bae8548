"""The bytes of a feed of any kind to its entries."""

from casualty_figures.archive.feeds.entry import Feed
from casualty_figures.archive.feeds.json_feeds import json_feed
from casualty_figures.records import ArchiveError


def feed_in(raw: bytes, *, address: str | None = None) -> Feed:
    """Return the feed that the bytes are; of a broken one what can be read, and what is wrong with it.

    `address` is where it was found: links that begin with a slash are seen from there.

    Raises:
        ArchiveError: It is no feed, or nothing of it can be read.
    """
    if not raw.strip():
        raise ArchiveError("an empty feed")
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return json_feed(raw)
    from casualty_figures.archive.feeds.xml_feeds import xml_feed  # noqa: PLC0415 - slow, and few inputs are feeds

    return xml_feed(raw, address=address)
