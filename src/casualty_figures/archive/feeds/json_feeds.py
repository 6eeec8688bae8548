"""JSON Feed (https://www.jsonfeed.org/version/1.1/) to its entries."""

from collections.abc import Mapping
from typing import Any

from pydantic_core import from_json

from casualty_figures.archive.feeds.entry import Feed, FeedEntry, first_moment, plain, publisher_of
from casualty_figures.archive.record import ADDRESS
from casualty_figures.records import ArchiveError


def json_feed(raw: bytes) -> Feed:
    """Return a JSON Feed; of one that ends in the middle what came before.

    Raises:
        ArchiveError: It is none.
    """
    said, damage = _read(raw)
    items = said.get("items") if isinstance(said, dict) else None
    if not isinstance(said, dict) or not isinstance(items, list):
        raise ArchiveError("no feed: JSON of another kind")
    items = items[:-1] if damage else items  # without the one that it ends in
    entries = tuple(_entry(item, said) for item in items if isinstance(item, dict))
    if damage is None and len(entries) < len(items):
        damage = f"a broken feed: {len(items) - len(entries)} of its items are none"
    return Feed(entries, title=plain(_text(said, "title")), language=_text(said, "language"), damage=damage)


def _read(raw: bytes) -> tuple[object, str | None]:
    text = raw.decode("utf-8-sig", "replace")  # one wrong byte loses a letter and not the feed
    try:
        return from_json(text), None
    except ValueError as error:
        try:
            before = from_json(text, allow_partial=True)
        except ValueError:
            raise ArchiveError(f"a broken feed: {error!s:.120}") from None
        return before, f"a broken feed: the entries that could be read were ({error!s:.120})"


def _entry(item: Mapping[str, Any], feed: Mapping[str, Any]) -> FeedEntry:
    link = _text(item, "url") or _text(item, "external_url") or _text(item, "id")
    link = link if link and ADDRESS.fullmatch(link) else None
    published, unread = first_moment((item.get(name), None) for name in ("date_published", "date_modified"))
    return FeedEntry(
        link=link,
        title=plain(_text(item, "title")),
        published=published,
        unread_date=unread,
        summary=_text(item, "summary"),
        content=_text(item, "content_html") or _text(item, "content_text"),
        language=_text(item, "language") or _text(feed, "language"),
        publisher=publisher_of(link, _text(feed, "home_page_url"), name=plain(_text(feed, "title"))),
    )


def _text(said: Mapping[str, Any], key: str) -> str | None:
    value = said.get(key)
    return value.strip() or None if isinstance(value, str) else None
