"""RSS 0.9 to 2.0, RDF and Atom to their entries.

feedparser reads them. A faster reader (fastfeedparser) was left: it drops the
words behind a broken tag in silence, takes a guid for a date, and knows of a
date only its day in UTC, where words such as "on Friday" speak of the day that
the publisher writes.
"""

import io
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

import feedparser

from casualty_figures.archive.feeds.entry import Feed, FeedEntry, first_moment, plain, publisher_of
from casualty_figures.archive.record import ADDRESS
from casualty_figures.records import ArchiveError

_BENIGN = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
"""What feedparser notes of a feed of which nothing is lost."""
_ENTRY_TAG = re.compile(rb"<(/?)(?:[\w.-]+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_REFERENCE = re.compile(rb"&#(?:x(?P<hex>[0-9a-f]{4,8})|(?P<decimal>[0-9]{5,9}));", re.IGNORECASE)


def xml_feed(raw: bytes, *, address: str | None) -> Feed:
    """Return a feed in XML; of a broken one what can be read, and what is wrong with it.

    An entry in the middle of which it ends is left out.

    Raises:
        ArchiveError: It is none.
    """
    read = _parsed(_REFERENCE.sub(_without_surrogate, raw), address)
    if not read.version:
        raise ArchiveError("no feed: neither RSS nor Atom nor JSON Feed")
    wrong = read.get("bozo_exception")
    is_broken = wrong is not None and not isinstance(wrong, _BENIGN)
    whole = read.entries[:-1] if is_broken and _ends_in_an_entry(raw) else read.entries
    return Feed(
        tuple(_entry(dict(said), read.feed) for said in whole),
        title=plain(read.feed.get("title")),
        language=read.feed.get("language") or None,
        damage=_damage(wrong) if is_broken else None,
    )


def _parsed(raw: bytes, address: str | None) -> Any:  # noqa: ANN401 - a dict whose keys are attributes too
    headers = {"content-type": "application/xml", **({"content-location": address} if address else {})}
    try:
        return feedparser.parse(
            io.BytesIO(raw), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except Exception as error:
        raise ArchiveError(f"a broken feed that cannot be read: {type(error).__name__}") from error


def _without_surrogate(reference: re.Match[bytes]) -> bytes:
    """Return a character reference, or a space for half an emoji, at which feedparser ends."""
    code = int(reference["hex"], 16) if reference["hex"] else int(reference["decimal"])
    return b" " if 0xD800 <= code < 0xE000 else reference[0]


def _ends_in_an_entry(raw: bytes) -> bool:
    """Whether the last entry has no end: its date or its text may be lost."""
    last = max(_ENTRY_TAG.finditer(raw), key=lambda tag: tag.start(), default=None)
    return last is not None and not last[1]


def _entry(said: Mapping[str, Any], feed: Mapping[str, Any]) -> FeedEntry:
    contents = [part for part in said.get("content", ()) if part.get("value")]
    summary = said.get("summary_detail") or {}
    languages = [said.get("language"), *(part.get("language") for part in (*contents, summary))]
    dates = [(said.get(name), said.get(f"{name}_parsed")) for name in ("published", "updated")]
    published, unread = first_moment(dates)
    link, source = _absolute(said.get("link") or "", feed.get("link") or ""), said.get("source") or {}
    return FeedEntry(
        link=link if ADDRESS.fullmatch(link) else None,
        title=plain(said.get("title")),
        published=published,
        unread_date=unread,
        summary=said.get("summary") or None,
        content=max((part["value"] for part in contents), key=len, default=None),
        language=next(filter(None, [*languages, feed.get("language")]), None),
        publisher=publisher_of(
            source.get("href"), link, feed.get("link"), name=plain(source.get("title") or feed.get("title"))
        ),
    )


def _absolute(link: str, site: str) -> str:
    """Return a link as seen from the site of the feed, where it begins with a slash."""
    try:
        return urljoin(site, link)
    except ValueError:  # an opening bracket without its end, where an IPv6 address would stand
        return link


def _damage(error: Exception) -> str:
    said = " ".join(str(error).split()).removeprefix("<unknown>:")
    return f"a broken feed: the entries that could be read were ({said:.120})"
