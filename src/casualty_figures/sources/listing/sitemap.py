"""Sitemaps, news sitemaps and sitemap indexes (sitemaps.org, Google's news extension), gzipped or not."""

import io
import zlib
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from lxml import etree

from casualty_figures.reading.dates import day_in_metadata
from casualty_figures.records import ListingError
from casualty_figures.sources.forms import Sitemap
from casualty_figures.sources.lead import Lead
from casualty_figures.sources.listing.asking import Asking

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_SITEMAPS = 50
"""Sitemaps read of one index in a run: those changed last."""
_GZIP = b"\x1f\x8b"
_LONG_AGO = date.min


def sitemap_leads(source: Sitemap, asking: Asking) -> Iterator[Lead]:
    """Yield the pages of a sitemap or of all sitemaps of an index, the newest of each sitemap first.

    Sitemaps that did not change since `asking.since`, as their index says, are
    left out.

    Raises:
        ListingError: The sitemap cannot be had or is none; or, once the others
            were read, one of an index.
    """
    seen, failed = {source.url}, list[str]()
    waiting = [source.url]
    while waiting and len(seen) <= MOST_SITEMAPS:
        url = waiting.pop(0)
        try:
            root = _root(asking.ask(url), asking.largest)
        except ListingError as error:
            failed.append(f"{url}: {error}")
            continue
        yield from sorted(_pages(root), key=_day_of, reverse=True)
        inner = [found for found in _inner(root, asking) if found not in seen]
        waiting.extend(inner)
        seen.update(inner)
    if waiting:
        failed.append(f"{len(waiting)} more sitemaps than the {MOST_SITEMAPS} we read in a run")
    if failed:
        raise ListingError("; ".join(failed))


def _day_of(lead: Lead) -> date:
    return lead.published or lead.changed or _LONG_AGO


def _root(raw: bytes, largest: int) -> "_Element":
    """Return the root of a sitemap; raise `ListingError` where it is none."""
    content = _unpacked(raw, largest) if raw.startswith(_GZIP) else raw
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.parse(io.BytesIO(content), parser).getroot()
    except etree.XMLSyntaxError as error:
        raise ListingError(f"no sitemap: {error}") from None
    if root is None or _name(root) not in {"urlset", "sitemapindex"}:
        raise ListingError(f"no sitemap: it begins with {content[:60]!r}")
    return root


def _unpacked(raw: bytes, largest: int) -> bytes:
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        content = unpacking.decompress(raw, largest)
    except zlib.error as error:
        raise ListingError(f"its gzip is damaged: {error}") from None
    if unpacking.unconsumed_tail:
        raise ListingError(f"it unpacks to more than {largest} bytes, the most we take")
    return content


def _inner(root: "_Element", asking: Asking) -> list[str]:
    """Return the sitemaps of an index that may have changed, the last changed first."""
    found = [_texts(entry) for entry in root if _name(entry) == "sitemap"]
    dated = [(day_in_metadata(texts.get("lastmod", "")), texts["loc"]) for texts in found if "loc" in texts]
    fresh = [(day or date.max, url) for day, url in dated if day is None or day >= asking.first_day]
    return [url for _, url in sorted(fresh, reverse=True)]


def _pages(root: "_Element") -> Iterator[Lead]:
    for entry in root:
        texts = _texts(entry) if _name(entry) == "url" else {}
        if url := texts.get("loc"):
            yield Lead(
                url,
                headline=texts.get("title"),
                published=day_in_metadata(texts.get("publication_date", "")),
                changed=day_in_metadata(texts.get("lastmod", "")),
                publisher=texts.get("name"),
            )


def _texts(entry: "_Element") -> dict[str, str]:
    """Return the texts below an entry by their names, the first of each."""
    texts: dict[str, str] = {}
    for element in entry.iter("*"):
        said = " ".join((element.text or "").split()) if not len(element) else ""  # an entity is a child
        if said and "image" not in (etree.QName(element).namespace or ""):
            texts.setdefault(_name(element), said)
    return texts


def _name(element: "_Element") -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
