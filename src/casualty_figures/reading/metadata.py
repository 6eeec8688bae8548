"""What a page says of itself: JSON-LD and meta tags (schema.org, Open Graph, Dublin Core)."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

from casualty_figures.reading.dates import day_in_metadata
from casualty_figures.reading.paragraphs import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLE_TYPES = frozenset(
    {"NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle"}
    | {"BlogPosting", "LiveBlogPosting", "Report", "OpinionNewsArticle", "ReviewNewsArticle"}
)
PUBLISHED_TAGS = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publish-date",
    "sailthru.date",
    "date",
)
MODIFIED_TAGS = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
)
TITLE_CUT = re.compile(r"(?P<title>.+\S)\s+[|\u2013\u2014-]\s+(?P<site>[^|]+)")
PUBLISHER_TAGS = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name")
STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
Entries = dict[str, object]


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Each value as the page states it, where it does."""

    headline: str | None
    publisher: str | None
    url: str | None
    published: date | None
    modified: date | None


def page_metadata(tree: "HtmlElement") -> PageMetadata:
    """Return what a page says of itself; JSON-LD comes before meta tags."""
    linked = next(_articles_in(tree), {})
    tags = _meta_tags(tree)
    publisher = _name_in(linked.get("publisher")) or next(filter(None, map(tags.get, PUBLISHER_TAGS)), None)
    stated = [_text(linked.get("headline")), tags.get("og:title"), _first_text(tree, "h1")]
    titles = [title for title in stated if title] or [_first_text(tree, "title") or ""]
    return PageMetadata(
        headline=_headline([_without_site(title, publisher) for title in titles]),
        publisher=publisher,
        url=_address(tree, tags, linked),
        published=_first_day([_text(linked.get("datePublished")), *map(tags.get, PUBLISHED_TAGS)]),
        modified=_first_day([_text(linked.get("dateModified")), *map(tags.get, MODIFIED_TAGS)]),
    )


def _headline(titles: list[str]) -> str | None:
    """Return the last title that stands twice, which the reader sees too, else the first there is."""
    plain = [title.translate(STRAIGHT) for title in titles]
    agreed = (title for title, same in zip(titles[::-1], plain[::-1], strict=True) if plain.count(same) > 1)
    return next(agreed, titles[0]) or None


def _without_site(title: str, site: str | None) -> str:
    """Return a title on one line, without the site's name that tabs and shared links show after it."""
    line = one_line(unescape(title))
    cut = TITLE_CUT.fullmatch(line)
    return cut["title"] if cut and site and cut["site"].casefold() == site.casefold() else line


def _first_text(tree: "HtmlElement", tag: str) -> str | None:
    texts = (one_line(element.text_content()) for element in tree.iter(tag))
    return next((text for text in texts if text), None)


def _meta_tags(tree: "HtmlElement") -> dict[str, str]:
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        key = tag.get("property") or tag.get("name") or tag.get("itemprop")
        value = one_line(tag.get("content") or "")
        if key and value:
            tags.setdefault(key.strip().lower(), value)
    return tags


def _articles_in(tree: "HtmlElement") -> Iterator[Entries]:
    """Yield the articles described in JSON-LD, those with a headline first."""
    found = [
        entries
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "")
        for entries in _objects_in(script.text or "")
        if ARTICLE_TYPES & set(_types(entries))
    ]
    yield from sorted(found, key=lambda entries: not _text(entries.get("headline")))


def _objects_in(text: str) -> Iterator[Entries]:
    try:
        waiting = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            yield value
            waiting.extend(value[key] for key in ("mainEntity", "@graph") if key in value)


def _types(entries: Entries) -> list[str]:
    stated = entries.get("@type")
    return [name for name in (stated if isinstance(stated, list) else [stated]) if isinstance(name, str)]


def _text(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return one_line(value) or None if isinstance(value, str) else None


def _name_in(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _address(tree: "HtmlElement", tags: dict[str, str], linked: Entries) -> str | None:
    canonical = [
        link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"
    ]
    candidates = [*canonical, tags.get("og:url") or "", _text(linked.get("url")) or ""]
    return next((url.strip() for url in candidates if url.strip().startswith(("http://", "https://"))), None)


def _first_day(values: list[str | None]) -> date | None:
    days = (day_in_metadata(value) for value in values if value)
    return next((day for day in days if day), None)
