"""What tells versions and copies of articles apart, without their texts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from casualty_figures.reading.versions.sketches import sketch_of
from casualty_figures.records import Article


@dataclass(frozen=True, slots=True)
class Links:
    """Which version an article is, what it replaces, what it copies, and the story it shares."""

    version: int
    supersedes_article_id: str | None
    copy_of_article_id: str | None
    origin_group_id: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One article among its versions and copies; `links` as they were told last, if they were."""

    article_id: str
    address: str | None
    published: date | None
    modified: date | None
    retrieved_at: datetime
    sketch: tuple[int, ...]
    links: Links | None = None

    @property
    def age(self) -> tuple[date, date, str]:
        """Sorts the first published before its copies, the undated last."""
        published = self.published or date.max
        return published, self.modified or published, self.article_id

    @property
    def version_key(self) -> tuple[date, date, str, str]:
        """Sorts versions at one address: published, changed, retrieved, and then by content alone."""
        published = self.published or date.max
        return published, self.modified or published, self.retrieved_at.isoformat(), self.article_id

    @property
    def is_first(self) -> bool:
        """Whether it was told last that it copies no other."""
        return self.links is not None and self.links.copy_of_article_id is None


class StandingEditions(Protocol):
    """Editions that stand in the last release, asked for by what they share with others."""

    def with_hashes(self, hashes: Iterable[int]) -> Iterable[Edition]:
        """Return those whose sketches have any of the hashes."""

    def at_addresses(self, addresses: Iterable[str]) -> Iterable[Edition]:
        """Return those at any of the addresses."""

    def in_groups(self, group_ids: Iterable[str]) -> Iterable[Edition]:
        """Return those of any of the stories."""

    def named(self, article_ids: Iterable[str]) -> Iterable[Edition]:
        """Return those of the ids."""

    def texts_of(self, article_ids: Iterable[str]) -> Mapping[str, str]:
        """Return the texts of some of them."""


class NothingStands:
    """No edition: all there are were just read."""

    def with_hashes(self, _hashes: Iterable[int]) -> Iterable[Edition]:
        """Return none."""
        return ()

    def at_addresses(self, _addresses: Iterable[str]) -> Iterable[Edition]:
        """Return none."""
        return ()

    def in_groups(self, _group_ids: Iterable[str]) -> Iterable[Edition]:
        """Return none."""
        return ()

    def named(self, _article_ids: Iterable[str]) -> Iterable[Edition]:
        """Return none."""
        return ()

    def texts_of(self, _article_ids: Iterable[str]) -> Mapping[str, str]:
        """Return none."""
        return {}


def edition_of(article: Article) -> Edition:
    """Return what tells an article apart, its links still to be told."""
    return Edition(
        article.article_id,
        article.page_address,
        article.source_date,
        article.date_modified,
        article.retrieved_at,
        sketch_of(article.text_sketch),
    )
