"""The words of what an article tells, weighed by how rare they are, and the names among them.

Weights are those of TF-IDF (Salton and Buckley, "Term-weighting approaches in
automatic text retrieval", 1988) over a fixed list of how many articles use a
word, `tables/common_words.tsv`. How common a name is, the accounts at hand say.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from casualty_figures.reconciling.tables import own_table

_TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?|[.!?:\"“”]\s|\n")
_SHORTEST = 3
_COMMON_NAME = 3
"""A capitalised word that so many articles of the list use is no name."""


@cache
def _articles_by_word() -> dict[str, int]:
    return {word: int(n) for word, n in own_table("common_words").select("word", "articles")}


@cache
def _article_count() -> int:
    return max(_articles_by_word().values())


def tokens(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each word in small letters, and whether it is written as a name: capital, not opening."""
    is_opening = True
    for token in _TOKEN.findall(text):
        if not token[0].isalpha():
            is_opening = True
            continue
        word = token.casefold().replace("\u2019", "'").removesuffix("'s")
        if len(word) >= _SHORTEST:
            yield word, token[0].isupper() and not is_opening
        is_opening = False


def weight(word: str) -> float:
    """Return how rare a word is: the logarithm of articles in all over those that use it."""
    return math.log((_article_count() + 1) / (_articles_by_word().get(word, 0) + 1))


def weighed_words(text: str) -> tuple[dict[str, float], tuple[str, ...]]:
    """Return the weight of each word of a text, the squares adding up to 1, and its names as they come."""
    counts: Counter[str] = Counter()
    names: dict[str, None] = {}
    known = _articles_by_word()
    for word, is_name in tokens(text):
        counts[word] += 1
        if is_name and known.get(word, 0) < _COMMON_NAME:
            names[word] = None
    weights = {word: (1 + math.log(n)) * weight(word) for word, n in counts.items()}
    length = math.sqrt(sum(value * value for value in weights.values())) or 1.0
    return {word: value / length for word, value in weights.items()}, tuple(names)
