"""The words of what an article tells, weighed by how rare they are, and the names among them.

Weights are those of TF-IDF (Salton and Buckley, "Term-weighting approaches in
automatic text retrieval", 1988) over a fixed list of how many articles use a
word, `tables/common_words.tsv`. How common a name is, the accounts round it say (`keys`).
"""

import math
import re
from functools import cache

from casualty_figures.reconciling.judging.tables import own_table

_WORD = re.compile(r"[^\W\d_]{3,}")
_NAME = re.compile(r"(?<=[\w,;)] )[^\W\d_a-z][^\W\d_]{2,}")
"""A word with a capital that does not open a sentence, a line or a quotation."""
_COMMON_NAME = 3
"""A capitalised word that so many articles of the list use is no name."""


@cache
def _articles_by_word() -> dict[str, int]:
    return {word: int(n) for word, n in own_table("common_words").select("word", "articles")}


@cache
def _article_count() -> int:
    return max(_articles_by_word().values())


def weight(word: str) -> float:
    """Return how rare a word is: the logarithm of articles in all over those that use it."""
    return math.log((_article_count() + 1) / (_articles_by_word().get(word, 0) + 1))


def words_in(text: str) -> list[str]:
    """Return the words of three letters and more of a text, in small letters and as they come."""
    return _WORD.findall(text.casefold())


def names_in(text: str) -> dict[str, int]:
    """Return the names in a text, in small letters and as they come, each with a 1."""
    known = _articles_by_word()
    names = map(str.casefold, _NAME.findall(text))
    return {name: 1 for name in names if known.get(name, 0) < _COMMON_NAME}
