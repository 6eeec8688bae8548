"""Whom a pronoun, or "the group", stands for: a speaker named before."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from casualty_figures.languages.en.context.attribution.phrase_patterns import one_of
from casualty_figures.languages.en.context.attribution.speaker import PRONOUNS
from casualty_figures.languages.en.context.attribution.speaker_nouns import (
    head_of,
    is_a_name,
    is_definite,
    opening_name,
    opening_speaker,
    pronouns_for,
    types_meant_by,
)
from casualty_figures.languages.en.context.attribution.speaker_types import speaker_type
from casualty_figures.languages.en.context.attribution.speakers import speakers_in
from casualty_figures.languages.en.words import rows

_SUBJECT_FORMS = {"she": "he", "him": "he", "her": "he", "them": "they"}
_DETERMINERS = {"the", "this", "that", "same", "a", "an"}


def is_of_somebody_before(words: str) -> bool:
    """Whether the words say who speaks only to those who know whom was named before."""
    return words.lower() in PRONOUNS or is_definite(words)


def named_before(words: str, earlier: Sequence[str]) -> str | None:
    """Return the speaker whom a pronoun or "the group" means, the nearest in the texts before that can be.

    Nobody where none agrees: "he" is no ministry, "they" no single person,
    "the agency" no party. "He" behind "the official" is whom that one means.
    Where none of them has spoken it is whom a sentence before is about.
    """
    return _nearest(words, earlier, _speakers_of) or _nearest(words, earlier, _named_at_head)


def _nearest(words: str, earlier: Sequence[str], named_in: Callable[[str], Iterator[str]]) -> str | None:
    for back, text in enumerate(reversed(earlier), 1):
        for candidate in named_in(text):
            if candidate.lower() == words.lower() or not _can_mean(words, candidate, text):
                continue
            further = earlier[: len(earlier) - back] if is_definite(candidate) else ()
            return named_before(candidate, further) or candidate
    return None


def _named_at_head(text: str) -> Iterator[str]:
    """Yield the name with which a text begins: "Ibrahim Sow lost his shop"."""
    named = opening_name().match(text)
    if named:
        yield named["who"]


def _speakers_of(text: str) -> Iterator[str]:
    """Yield the speakers of a text who are no pronouns, the last first, then the one whom it begins with."""
    yield from (one.text for one in reversed(speakers_in(text)) if not one.is_pronoun)
    opening = opening_speaker().match(text)
    if opening:
        yield opening["who"]


def _can_mean(words: str, candidate: str, text: str) -> bool:
    if words.lower() in PRONOUNS:
        return _SUBJECT_FORMS.get(words.lower(), words.lower()) in pronouns_for(candidate)
    noun = head_of(words).lower()
    own, others = _content(words), _content(candidate)
    is_title = "he" in pronouns_for(words)
    if noun == head_of(candidate).lower() or (is_title and noun in others):
        return own < others
    if not _is_said_of_any(own - others - {noun}, words):
        return False
    types = types_meant_by(noun)
    if "document" in types:
        return bool(re.search(rf"\b{re.escape(noun)}\b", text, re.IGNORECASE))
    return is_a_name(candidate) and "he" not in pronouns_for(candidate) and speaker_type(candidate) in types


def _is_said_of_any(own: set[str], words: str) -> bool:
    """Whether what stands before the noun says no more of a body than its kind: "the aid agency"."""
    kinds = re.compile(one_of("kind_of_body"))
    return "-based" in words or all(kinds.fullmatch(word) for word in own)


def _content(words: str) -> set[str]:
    found = set(re.findall(r"\w+", words.lower())) - _DETERMINERS
    return found | {_titles()[word] for word in found & _titles().keys()}


@lru_cache(maxsize=1)
def _titles() -> dict[str, str]:
    return {word: title for word, title in rows("abbreviations", "word", "title") if title}
