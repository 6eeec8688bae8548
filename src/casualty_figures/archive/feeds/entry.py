"""What a feed says of articles, and the values that its kinds have in common."""

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from urllib.parse import urlsplit

from lxml.etree import LxmlError
from lxml.html import fragment_fromstring

from casualty_figures.archive.record import ADDRESS, EARLIEST_YEAR

_TAG = re.compile(r"<[A-Za-z/!]")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """What a feed says of one article; each part may be missing.

    `summary` and `content` are as they stand, a page's markup or plain text
    (`is_markup`). `published` is the moment in the publisher's own time zone
    (without one where none is said): of publication, else of the last change.
    `unread_date` is what the feed says where that is no date that we read.
    `publisher` is the domain of the article, which many feeds of one newspaper
    share, else the name of the feed. `language` is a code such as `en-GB`.
    """

    link: str | None = None
    title: str | None = None
    published: datetime | None = None
    unread_date: str | None = None
    summary: str | None = None
    content: str | None = None
    language: str | None = None
    publisher: str | None = None

    @property
    def text(self) -> str | None:
        """Return the fullest text that the feed has of the article."""
        return self.content or self.summary


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries of a feed in its order; `damage` says in one line what is broken, `None` of a sound one."""

    entries: tuple[FeedEntry, ...]
    title: str | None = None
    language: str | None = None
    damage: str | None = None


def is_markup(text: str) -> bool:
    """Whether a text of a feed is a page's markup: feeds say of plain texts too that they are."""
    return _TAG.search(text) is not None


def plain(text: str | None) -> str | None:
    """Return a text of a feed on one line without its markup, `None` where it is empty."""
    if not text:
        return None
    try:
        shown = fragment_fromstring(text, create_parent="p").text_content() if is_markup(text) else text
    except (LxmlError, ValueError):  # a character that XML cannot hold
        shown = text
    return " ".join(unescape(str(shown)).split()) or None


def moment(said: object, read: time.struct_time | None = None) -> datetime | None:
    """Return the moment of a text (RFC 5322 or ISO 8601), else the one that was `read` in it, in UTC."""
    words = str(said).strip()
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = parse(words)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return found if found.year >= EARLIEST_YEAR else None
    if read is None or read.tm_year < EARLIEST_YEAR:
        return None
    return datetime(*read[:6], tzinfo=UTC)


def first_moment(
    said: Iterable[tuple[object, time.struct_time | None]],
) -> tuple[datetime | None, str | None]:
    """Return the first date that is one, and else what is said that is none."""
    given = [(words, read) for words, read in said if words]
    found = next(filter(None, (moment(words, read) for words, read in given)), None)
    return found, None if found or not given else " ".join(str(given[0][0]).split())[:60]


def publisher_of(*addresses: str | None, name: str | None) -> str | None:
    """Return the domain of the first address there is, without www, else the name."""
    hosts = (_host(one) for one in addresses if one and ADDRESS.fullmatch(one))
    return next((host.removeprefix("www.") for host in hosts if host), name)


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:  # an opening bracket without its end, where an IPv6 address would stand
        return None
