"""Which articles are copies of one story: a wire story on forty sites is one source."""

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable
from datetime import date

from casualty_figures.reading.versions import Edition, edition_of, editions_by_address
from casualty_figures.records import Article, ReadArticle

WORD = re.compile(r"\w+")
SHINGLE_WORDS = 4
SKETCH = 32
"""Smallest hashes of an article that are indexed (bottom-k sketch)."""
LEAST_SHARED = 3
"""Hashes two sketches must share before the articles are compared."""
LEAST_CONTAINED = 0.7
"""Share of the shorter article's shingles that the longer must hold."""
LEAST_CONTAINED_LATER = 0.9
"""The same for articles further apart than `COPY_DAYS`: monthly reports share their frame."""
COPY_DAYS = 31
FEWEST_SHINGLES = 25
"""A shorter text is a copy only of its equal."""


def origin_groups(articles: Iterable[ReadArticle | Article]) -> dict[str, str]:
    """Return the group of each article by its article_id: the article_id of the first of its copies.

    The first is the one published first, ties by article_id. Two articles are
    copies when the shorter one's word 4-grams lie in the other (containment:
    Broder, "On the resemblance and containment of documents", 1997). Candidates
    come from an index over bottom-k sketches, so that cost grows with the
    number of articles, not of pairs. Each article is compared with the first
    of a group only: likeness does not travel along a chain. Versions at one
    address share their group. The order of the input does not matter.
    """
    editions = sorted(
        {edition.article_id: edition for edition in map(edition_of, articles)}.values(), key=_age
    )
    groups = _Groups()
    first_of = {edition.article_id: groups.first_of_copies(edition) for edition in editions}
    return _joined_by_address(editions, first_of)


def _age(edition: Edition) -> tuple[date, date, str]:
    return edition.age_key


def _joined_by_address(editions: list[Edition], first_of: dict[str, str]) -> dict[str, str]:
    """Return the groups with those joined that hold versions of one address."""
    rank = {edition.article_id: number for number, edition in enumerate(editions)}
    parent = {first: first for first in first_of.values()}

    def root(article_id: str) -> str:
        while parent[article_id] != article_id:
            parent[article_id] = parent[parent[article_id]]
            article_id = parent[article_id]
        return article_id

    for versions in editions_by_address(editions):
        roots = sorted({root(first_of[edition.article_id]) for edition in versions}, key=rank.__getitem__)
        parent.update(dict.fromkeys(roots, roots[0]))
    return {article_id: root(first) for article_id, first in first_of.items()}


class _Groups:
    """The first articles of the groups so far, found again by their sketches."""

    def __init__(self) -> None:
        self._firsts: list[tuple[str, date | None, array[int]]] = []
        self._index: dict[int, int] = {}

    def first_of_copies(self, edition: Edition) -> str:
        """Return the first article this one is a copy of, else itself, which is then a first one."""
        shingles = _shingles(edition.text)
        sketch = shingles[:SKETCH]
        for number in self._candidates(sketch):
            article_id, published, other = self._firsts[number]
            if _is_copy(shingles, other, _days_apart(edition.published, published)):
                return article_id
        for shingle in sketch:
            # the first to use a phrase keeps it: what a frame repeats each month fills no list, and
            # what is the story's own is its own
            self._index.setdefault(shingle, len(self._firsts))
        self._firsts.append((edition.article_id, edition.published, shingles))
        return edition.article_id

    def _candidates(self, sketch: "array[int]") -> list[int]:
        """Return the firsts that share enough of a sketch, most shared first, then oldest first."""
        shared = Counter(self._index[shingle] for shingle in sketch if shingle in self._index)
        least = min(LEAST_SHARED, len(sketch))
        return sorted((n for n, count in shared.items() if count >= least), key=lambda n: (-shared[n], n))


def _shingles(text: str) -> "array[int]":
    """Return the hashes of a text's word 4-grams, each once, smallest first."""
    words = WORD.findall(text.casefold())
    grams = zip(*(words[start:] for start in range(min(SHINGLE_WORDS, len(words)))), strict=False)
    return array("I", sorted({zlib.crc32(" ".join(gram).encode()) for gram in grams}))


def _is_copy(shingles: "array[int]", other: "array[int]", days_apart: int) -> bool:
    shorter = min(len(shingles), len(other))
    if shorter < FEWEST_SHINGLES:
        return shingles == other
    least = LEAST_CONTAINED if days_apart <= COPY_DAYS else LEAST_CONTAINED_LATER
    return len(set(shingles).intersection(other)) >= least * shorter


def _days_apart(day: date | None, other: date | None) -> int:
    return abs((day - other).days) if day and other else 0
