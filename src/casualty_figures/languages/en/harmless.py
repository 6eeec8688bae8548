"""Words of harm that tell of none: a single-shot rifle, the police beat, a search warrant executed."""

import re
from functools import cache, lru_cache

from casualty_figures.languages.en.words import rows


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), word) for pattern, word in rows("harmless", "pattern", "stands_for"))


@lru_cache(64)  # asked for each figure of a sentence
def harmless_in(lowered: str) -> tuple[tuple[int, int, str], ...]:
    """Return where such a word begins and ends, and the word that says as much without the harm."""
    return tuple(
        (*match.span(1), word) for pattern, word in _patterns() for match in pattern.finditer(lowered)
    )
