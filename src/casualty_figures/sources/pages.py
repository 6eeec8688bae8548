"""What was fetched, as inputs of the archive."""

from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from casualty_figures.archive import Source
from casualty_figures.archive.feeds import is_markup
from casualty_figures.archive.kinds import READ_SUFFIXES
from casualty_figures.archive.media_types import charset_of, media_type_of
from casualty_figures.fetching import Fetched, Refused, RefusedFor, without_keys
from casualty_figures.reading.article import CLOCK_TOLERANCE
from casualty_figures.records.retrieval import Retrieval, Robots
from casualty_figures.sources.lead import Lead

_SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        "": ".html",
        "text/html": ".html",
        "application/xhtml+xml": ".html",
        "application/xml": ".html",
        "text/xml": ".html",
        "text/plain": ".txt",
        "text/markdown": ".md",
        "application/pdf": ".pdf",
        "application/rtf": ".rtf",
        "text/rtf": ".rtf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
        "multipart/related": ".mhtml",
    }
)
"""How the names of files end that hold what a media type (RFC 6838) says."""
_LONGEST_NAME = 200
_BY_CHANCE = frozenset({RefusedFor.UNREACHABLE, RefusedFor.SLOW, RefusedFor.DAMAGED, RefusedFor.TLS})
_STATUS_BY_CHANCE = frozenset({408, 425, 429})
_GONE = frozenset({404, 410})


def page_source(lead: Lead, fetched: Fetched, source: str | None) -> Source:
    """Return what was fetched of a lead as an input of the archive; a kind we do not read as a failure."""
    said = _content_type(fetched)
    media_type = media_type_of(said)
    url = fetched.retrieval.url_reached
    path = unquote(urlsplit(url).path)
    suffix = _SUFFIXES.get(media_type) or _own_suffix(path)
    if suffix is None:
        failure = f"a kind of file we do not read ({media_type})"
        return failed_source(lead, failure, source, fetched.retrieval)
    return Source(
        _file_name(url, suffix),
        fetched.content,
        url=lead.url,
        publisher=lead.publisher,
        published=_day(lead, fetched),
        retrieval=fetched.retrieval,
        collected_from=source,
        language=lead.language,
        country=lead.country,
        charset=charset_of(said),
    )


def entry_source(lead: Lead, source: str | None) -> Source:
    """Return an article that its list holds whole as an input of the archive."""
    content = lead.content or b""
    suffix = ".html" if is_markup(content.decode("utf-8", "replace")) else ".txt"
    return Source(
        _file_name(lead.url, suffix),
        content,
        url=lead.url,
        publisher=lead.publisher,
        published=lead.published,
        headline=lead.headline,
        collected_from=source,
        language=lead.language,
        country=lead.country,
    )


def failed_source(lead: Lead, reason: str, source: str | None, retrieval: Retrieval) -> Source:
    """Return a lead that gives no article as an input of the archive, with the reason, without keys."""
    shown = without_keys(lead.url)
    return Source(shown, url=shown, failure=reason, retrieval=retrieval, collected_from=source)


def is_by_chance(refused: Refused) -> bool:
    """Whether an address that was refused may be had another time."""
    status = refused.retrieval.status
    if refused.kind is RefusedFor.STATUS:
        return status is None or status in _STATUS_BY_CHANCE or status >= 500
    if refused.kind is RefusedFor.ROBOTS:
        return refused.retrieval.robots is not Robots.FORBIDDEN
    return refused.kind in _BY_CHANCE


def is_gone(refused: Refused) -> bool:
    """Whether the server says that there is no such page (any more)."""
    return refused.kind is RefusedFor.STATUS and refused.retrieval.status in _GONE


def _day(lead: Lead, fetched: Fetched) -> date | None:
    """Return the day of publication that the list says; one in the future is its mistake, and no day."""
    latest = (fetched.retrieval.retrieved_at + CLOCK_TOLERANCE).date()
    return lead.published if lead.published and lead.published <= latest else None


def _content_type(fetched: Fetched) -> str:
    said = [value for name, value in fetched.retrieval.response_headers if name.lower() == "content-type"]
    return said[-1] if said else ""


def _own_suffix(path: str) -> str | None:
    suffix = PurePosixPath(path).suffix.lower()
    return suffix if suffix and suffix in READ_SUFFIXES else None


def _file_name(url: str, suffix: str) -> str:
    """Return what a page is called in the archive: its host and path, with the suffix of what it is."""
    parts = urlsplit(url)
    path = unquote(parts.path).strip("/")
    whole = (
        "/".join(part for part in (parts.hostname or "", path) if part).encode("utf-8", "replace").decode()
    )
    stem = "".join(letter if letter.isprintable() else "_" for letter in whole)[:_LONGEST_NAME]
    return stem if stem.lower().endswith(suffix) else f"{stem}{suffix}"
