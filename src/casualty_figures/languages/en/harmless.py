"""Words of harm that tell of none: a single-shot rifle, the police beat, a search warrant executed."""

import re
from collections.abc import Iterator
from functools import cache

from casualty_figures.languages.en.words import rows


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), word) for pattern, word in rows("harmless", "pattern", "stands_for"))


def harmless_in(lowered: str) -> Iterator[tuple[int, int, str]]:
    """Yield where such a word begins and ends, and the word that says as much without the harm."""
    for pattern, word in _patterns():
        for match in pattern.finditer(lowered):
            yield *match.span(1), word
