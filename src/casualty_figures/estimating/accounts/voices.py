"""Whether two figures are told by two speakers."""

import re

from casualty_figures.records import Figure

_ARTICLES = frozenset({"the", "a", "an"})


def speak_apart(one: Figure, other: Figure) -> bool:
    """Whether two figures have speakers who are not the same.

    "Ibrahim" is "Musa Ibrahim, a government spokesman", and "The ministry"
    the ministry: all words of one are words of the other.
    """
    words, others = _words(one), _words(other)
    return bool(words and others) and not (words <= others or others <= words)


def _words(figure: Figure) -> set[str]:
    return set(re.findall(r"\w+", (figure.attribution_text or "").lower())) - _ARTICLES
