"""The articles that a source says it has."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from casualty_figures.reading.addresses import page_address
from casualty_figures.sources.forms import Configured
from casualty_figures.sources.lead import Lead
from casualty_figures.sources.listing.addresses import address_leads, page_leads
from casualty_figures.sources.listing.asking import Asking
from casualty_figures.sources.listing.feed import feed_leads
from casualty_figures.sources.listing.gdelt import gdelt_leads
from casualty_figures.sources.listing.mediacloud import mediacloud_leads
from casualty_figures.sources.listing.reliefweb import reliefweb_leads
from casualty_figures.sources.listing.sitemap import sitemap_leads

_LISTINGS: Mapping[str, Callable[[Any, Asking], Iterator[Lead]]] = MappingProxyType(
    {
        "feed": feed_leads,
        "sitemap": sitemap_leads,
        "addresses": address_leads,
        "page": page_leads,
        "gdelt": gdelt_leads,
        "reliefweb": reliefweb_leads,
        "mediacloud": mediacloud_leads,
    }
)
"""What yields the leads of each kind that has addresses: the form of the kind goes in."""


def leads_of(source: Configured, asking: Asking) -> Iterator[Lead]:
    """Yield the articles a source says it has, each address once, in the order of the source.

    Those published before its `most_days`, and those whose address has none
    of the parts in its `only`, are left out. What is asked for is asked as it
    is wanted: who stops early asks for no more.

    Raises:
        ListingError: The source does not say, or not to the end: what it said
            until then was yielded.
    """
    seen: set[str | None] = set()
    oldest = (asking.now - timedelta(days=source.most_days)).date()
    parts = getattr(source, "only", ())
    for lead in _LISTINGS[source.kind](source, asking):
        day = lead.published or lead.changed
        address = page_address(lead.url)
        is_wanted = not parts or any(part in lead.url for part in parts)
        if address not in seen and is_wanted and (day is None or day >= oldest):
            seen.add(address)
            yield lead


def has_addresses(source: Configured) -> bool:
    """Whether a source is a list of addresses; the others are files."""
    return source.kind in _LISTINGS
