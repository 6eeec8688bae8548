"""Which articles are versions of one another, and in which order they came out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from urllib.parse import parse_qsl, urlencode, urlsplit

from courlan import normalize_url
from courlan.clean import clean_query

from casualty_figures.records import Article, ReadArticle

_ALWAYS_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "cmpid", "ocid")
"""How parameters begin that track whatever their value is; courlan does not know the last two."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What tells versions and copies apart, of an article just read or one of an earlier release."""

    article_id: str
    address: str | None
    published: date | None
    modified: date | None
    retrieved_at: str
    text: str

    @property
    def age_key(self) -> tuple[date, date, str]:
        """Sorts the first published before its copies, the undated last."""
        published = self.published or date.max
        return published, self.modified or published, self.article_id

    @property
    def version_key(self) -> tuple[date, date, str, str]:
        """Sorts versions at one address: published, changed, retrieved, and then by content alone."""
        published = self.published or date.max
        return published, self.modified or published, self.retrieved_at, self.article_id


@dataclass(frozen=True, slots=True)
class VersionOfArticle:
    """Which version of the article at its address this is, from 1, and which it replaces."""

    number: int
    supersedes_article_id: str | None


def versions(articles: Iterable[ReadArticle | Article]) -> dict[str, VersionOfArticle]:
    """Return the version of each article by its article_id.

    Articles with one address are versions of one another, in the order of
    publication, then of the last change the page states, then of retrieval.
    An article without an address is the first version of itself.
    """
    found: dict[str, VersionOfArticle] = {}
    for edition_group in editions_by_address(map(edition_of, articles)):
        ordered = sorted(edition_group, key=lambda edition: edition.version_key)
        found[ordered[0].article_id] = VersionOfArticle(1, None)
        for number, (older, newer) in enumerate(pairwise(ordered), start=2):
            found[newer.article_id] = VersionOfArticle(number, older.article_id)
    return found


def editions_by_address(editions: Iterable[Edition]) -> list[list[Edition]]:
    """Return the editions in groups of one address; one without an address is a group of its own."""
    groups: dict[str, dict[str, Edition]] = {}
    for edition in editions:
        groups.setdefault(edition.address or edition.article_id, {})[edition.article_id] = edition
    return [list(group.values()) for group in groups.values()]


def edition_of(article: ReadArticle | Article) -> Edition:
    """Return what tells an article's versions and copies apart."""
    if isinstance(article, ReadArticle):
        return Edition(
            article_id=article.origin.article_id,
            address=same_address(article.url),
            published=article.published,
            modified=article.modified,
            retrieved_at=article.origin.retrieved_at.isoformat(),
            text=article.text,
        )
    return Edition(
        article_id=article.article_id,
        address=same_address(article.url),
        published=article.source_date,
        modified=article.date_modified,
        retrieved_at=article.retrieved_at.isoformat(),
        text=article.text,
    )


def same_address(url: str | None) -> str | None:
    """Return an address without what differs between links to one page: scheme, www, tracking, fragment."""
    if url is None:
        return None
    try:
        parts = urlsplit(normalize_url(url))
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url
    page = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""  # a script reads the page from it
    return f"{host}{parts.path.rstrip('/')}?{_query_of_page(urlsplit(url).query)}{page}"


def _query_of_page(query: str) -> str:
    """Return the parameters that may tell pages apart, sorted: "?4711" is one, an empty "a=" is none."""
    pairs = parse_qsl(query, keep_blank_values="=" not in query)
    return urlencode(sorted((name, value) for name, value in pairs if not _is_tracking(name, value)))


def _is_tracking(name: str, value: str) -> bool:
    """Whether a parameter tells where a reader came from, not which page is read.

    Courlan takes "cid", "eid" or "gallery" for tracking as well, under which
    some sites number their pages: a number stays. Two pages taken for one
    would lose the figures of the first, one page taken for two loses none.
    """
    if name.startswith(_ALWAYS_TRACKING):
        return True
    return not (value or name).isdecimal() and not clean_query(urlencode({name: "any"}))
