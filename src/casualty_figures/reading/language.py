"""The language of a text, and a refusal of those we do not read."""

import re
from functools import cache

from resiliparse.parse.lang import detect_fast

from casualty_figures.lexicon.tables import table
from casualty_figures.records import ReadingError

WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20_000
"""Characters of the text that are looked at."""
LEAST_SHARE = 0.12
"""English news has a third or more of its words among those; other languages under one in twenty."""
CLEAR_LEAD = 25
"""Rank by which resiliparse's first language must lead: Xhosa, which it does not know, has five within 15."""
UNKNOWN = "one that we cannot name"
FEW_WORDS = 60
"""Fewer words than these are English by a single one of its words, where no other language is clear."""
FEWEST_WORDS = 8
"""Fewer words than these cannot show a language: they are taken for English."""


def language_of(text: str) -> str:
    """Return `en`, the ISO 639-1 code of English.

    Words decide, since they hold in headlines in capitals and in texts full of
    foreign names, where letter statistics err; those name the language that is
    refused, and take in English that the words missed.

    Raises:
        ReadingError: The text is in another language.
    """
    words = WORD.findall(text[:SAMPLE].casefold())
    common = sum(word in _english_words() for word in words)
    if len(words) < FEWEST_WORDS and text.isascii():
        return "en"
    if common >= LEAST_SHARE * len(words):
        return "en"
    name = _detected_name(text[:SAMPLE])
    if name == "English" or (name == UNKNOWN and common and len(words) < FEW_WORDS):
        return "en"
    raise ReadingError(f"an article in a language we do not read yet: {name}")


def _detected_name(text: str) -> str:
    nearest = detect_fast(text.casefold(), n_results=2)
    if not isinstance(nearest, list) or len(nearest) < 2:
        return UNKNOWN
    (code, distance), (_, next_distance) = nearest
    if code == "en":
        return "English"
    return _language_names().get(code, UNKNOWN) if next_distance - distance >= CLEAR_LEAD else UNKNOWN


@cache
def _english_words() -> frozenset[str]:
    return table(__package__, "english_words").words("word")


@cache
def _language_names() -> dict[str, str]:
    return table(__package__, "language_names").mapping("code", "name")
