"""Versions and stories: what a run must say anew of articles, new ones and those that stand beside them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from casualty_figures.reading.versions.copies import Copies
from casualty_figures.reading.versions.editions import (
    Edition,
    Links,
    NothingStands,
    StandingEditions,
    edition_of,
)
from casualty_figures.records import Article


def links(
    articles: Sequence[Article],
    standing: StandingEditions | None = None,
    gone: Iterable[Edition] = (),
) -> dict[str, Links]:
    """Return the links of the articles, and of those that stand and come to others, by article_id.

    Articles with one address are versions of one another, in the order of
    publication, then of the last change the page states, then of retrieval;
    an article without an address is the first version of itself. Copies
    (`Copies`) and versions share a story, named by the first of them:
    published first, ties by article_id. Neither the order of the articles nor
    which of them stand changes an answer. `gone` are editions that stood.
    """
    beside, before = standing or NothingStands(), tuple(gone)
    new = {article.article_id: edition_of(article) for article in articles}
    copies = Copies({article.article_id: article.text for article in articles}, beside)
    copies.tell(new.values(), before)
    addresses = {one.address for one in (*new.values(), *before) if one.address}
    mates = [one for one in beside.at_addresses(addresses) if one.article_id not in new]
    members = _members(new, mates, copies.answers, before, beside)
    copied = {
        one.article_id: copies.answers.get(
            one.article_id, one.links.copy_of_article_id if one.links else None
        )
        for one in members.values()
    }
    story_of = _stories(members, copied)
    version_of = _versions([*new.values(), *mates])
    told = {
        article_id: Links(*_version(one, version_of), copied[article_id], story_of[article_id])
        for article_id, one in members.items()
    }
    return {key: said for key, said in told.items() if said != members[key].links}


def _members(
    new: Mapping[str, Edition],
    mates: Iterable[Edition],
    answers: Mapping[str, str | None],
    gone: Iterable[Edition],
    standing: StandingEditions,
) -> dict[str, Edition]:
    """Return all editions of the stories that may change, whole stories: no link leads out of them."""
    named = {key for key in (*answers, *answers.values()) if key is not None and key not in new}
    touched = {one.links.origin_group_id for one in (*mates, *gone) if one.links}
    touched |= {one.links.origin_group_id for one in standing.named(named) if one.links}
    return {one.article_id: one for one in standing.in_groups(touched)} | dict(new)


def _stories(members: Mapping[str, Edition], copied: Mapping[str, str | None]) -> dict[str, str]:
    """Return the first article of the story of each, joined by copies and by addresses."""
    parent = {article_id: article_id for article_id in members}

    def root(article_id: str) -> str:
        while parent[article_id] != article_id:
            parent[article_id] = parent[parent[article_id]]
            article_id = parent[article_id]
        return article_id

    def join(one: str, other: str) -> None:
        older, younger = sorted((root(one), root(other)), key=lambda key: members[key].age)
        parent[younger] = older

    for article_id, first in copied.items():
        if first is not None:
            join(article_id, first)
    for editions in _by_address(members.values()).values():
        for one in editions[1:]:
            join(editions[0].article_id, one.article_id)
    return {article_id: root(article_id) for article_id in members}


def _by_address(editions: Iterable[Edition]) -> dict[str, list[Edition]]:
    found: defaultdict[str, list[Edition]] = defaultdict(list)
    for edition in editions:
        found[edition.address or edition.article_id].append(edition)
    return found


def _versions(editions: Iterable[Edition]) -> dict[str, tuple[int, str | None]]:
    found: dict[str, tuple[int, str | None]] = {}
    for one_page in _by_address(editions).values():
        ordered = sorted(one_page, key=lambda edition: edition.version_key)
        found[ordered[0].article_id] = (1, None)
        for number, (older, newer) in enumerate(pairwise(ordered), start=2):
            found[newer.article_id] = (number, older.article_id)
    return found


def _version(one: Edition, found: Mapping[str, tuple[int, str | None]]) -> tuple[int, str | None]:
    if one.article_id in found or one.links is None:
        return found[one.article_id]
    return one.links.version, one.links.supersedes_article_id
