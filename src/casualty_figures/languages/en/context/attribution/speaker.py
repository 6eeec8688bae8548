"""The speakers a sentence names: "police said", "according to the ministry", "said a doctor"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from casualty_figures.languages.en.context.attribution.phrases import (
    IS_CONJUNCTION,
    IS_DOCUMENT,
    LEFT_END_WORD,
    NOT_A_SPEAKER,
    antecedent_of,
    one_of,
    phrase_after,
    phrase_before,
    source_in,
)
from casualty_figures.languages.en.context.attribution.speaker_types import speaker_type
from casualty_figures.languages.en.words import rows

PRONOUNS = frozenset({"he", "she", "it", "they"})
_OURSELVES = frozenset({"we", "i", "you"})
_RELATIVES = frozenset({"which", "who"})
_LONGEST_SUBJECT = 14


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker's noun phrase with its offsets, and where its verb ends.

    `is_after_words` says that it can speak for what stands before it ("40
    died, police said"); `is_aside`, that it stands between commas and speaks
    for the whole sentence.
    """

    start: int
    end: int
    text: str
    verb_end: int
    is_after_words: bool
    is_aside: bool = False


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    return {verb: strength for verb, strength in rows("reporting_verbs", "word", "strength") if strength}


@lru_cache(maxsize=1)
def _needs() -> dict[str, re.Pattern[str]]:
    return {
        verb: re.compile(rf".{{0,60}}?\b(?:{needed})\b", re.IGNORECASE | re.DOTALL)
        for verb, needed in rows("reporting_verbs", "word", "needs")
        if needed
    }


_VERB = re.compile(rf"\b(?<!united )(?:{'|'.join(sorted(_verbs(), key=len, reverse=True))})\b", re.IGNORECASE)
_ACCORDING = re.compile(r"\b(?:according\s+to|in\s+the\s+words\s+of)\s+", re.IGNORECASE)
_AGENT = re.compile(rf"{one_of('agent')}\s+by\s+", re.IGNORECASE)
_ORIGIN = re.compile(
    r"\b(?:citing|quoting|first\s+(?:reported|published|given|released|announced)\s+by"
    r"|(?:which|who)\s+(?:cited|quoted)|attributed\s+to|based\s+on)\s+",
    re.IGNORECASE,
)
# "It was reported", "the number recorded", "to say": nobody in particular.
_PASSIVE = re.compile(rf"{one_of('passive')}\s+(?:first\s+|\w+ly\s+)?$", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\s+by\b", re.IGNORECASE)
_SAID_TO = re.compile(r"(?:said|reported|believed|estimated|alleged)\s+to\b", re.IGNORECASE)
_TAKES_LIVES = re.compile(r"claim(?:ed|s)?\s+(?:\S+\s+){0,6}?(?:lives?|victims)\b", re.IGNORECASE)
_COMMA = re.compile(r"\s*(?:,|on\s+\w+day,)", re.IGNORECASE)


@lru_cache(maxsize=512)
def speakers_in(sentence: str) -> tuple[Speaker, ...]:
    """Return the speakers of a sentence, in its order."""
    found = [*_by_verb(sentence), *_by_preposition(sentence)]
    return tuple(sorted(found, key=lambda speaker: speaker.start))


def origins_in(sentence: str) -> list[tuple[int, int]]:
    """Return the spans of the sources a speaker names: "citing ...", "first reported by ..."."""
    spans = (phrase_after(sentence, match.end()) for match in _ORIGIN.finditer(sentence))
    return [span for span in spans if span[0] < span[1]]


def _by_preposition(sentence: str) -> Iterator[Speaker]:
    origins = {match.end() for match in _ORIGIN.finditer(sentence)}
    for match in (*_ACCORDING.finditer(sentence), *_AGENT.finditer(sentence)):
        start, end = source_in(sentence, *phrase_after(sentence, match.end()))
        if start < end and match.end() not in origins:
            yield Speaker(start, end, sentence[start:end], end, is_after_words=match.start() > 1)


def _by_verb(sentence: str) -> Iterator[Speaker]:
    for match in _VERB.finditer(sentence):
        speaker = _subject(sentence, match) or _inverted(sentence, match)
        if speaker is not None:
            yield speaker


def _subject(sentence: str, verb: re.Match[str]) -> Speaker | None:
    """Return the speaker before the verb: "the ministry said"."""
    before = sentence[: verb.start()]
    if _is_nobodys(sentence, verb):
        return None
    start, end, is_after_words = phrase_before(before)
    if sentence[start:end].lower() in _RELATIVES and start > 1:
        start, end = antecedent_of(before.rstrip())
        is_after_words = False
    words = sentence[start:end]
    if start >= end or not _can_speak(words, _verbs()[verb.group().lower()], sentence):
        return None
    start, end = source_in(sentence, start, end)
    is_aside = is_after_words and bool(_COMMA.match(sentence, verb.end()))
    return Speaker(start, end, sentence[start:end], verb.end(), is_after_words, is_aside)


def _is_nobodys(sentence: str, verb: re.Match[str]) -> bool:
    """Whether the verb is a passive, a participle, or no verb of saying where it stands."""
    needed = _needs().get(verb.group().lower())
    return bool(
        (needed and not needed.match(sentence, verb.end()))
        or _PASSIVE.search(sentence[: verb.start()])
        or _PARTICIPLE.match(sentence, verb.end())
        or _SAID_TO.match(sentence, verb.start())
        or _TAKES_LIVES.match(sentence, verb.start())
    )


def _can_speak(words: str, strength: str, sentence: str) -> bool:
    parts = words.split()
    if (
        words[0].isdigit()
        or len(parts) > _LONGEST_SUBJECT
        or {parts[0].lower(), parts[-1].lower()} & _OURSELVES
    ):
        return False
    # "Rejected claims": the word is a noun, its subject is that of the verb before.
    is_verb = parts[-1].lower() in _verbs() and not IS_DOCUMENT.fullmatch(parts[-1])
    if (
        is_verb
        or parts[-1].endswith(("n't", "n\u2019t"))
        or IS_CONJUNCTION.fullmatch(parts[-1])
        or NOT_A_SPEAKER.search(words)
    ):
        return False
    if strength == "strong" or (strength == "weak" and words.lower() in PRONOUNS):
        return True
    return speaker_type(words) != "unknown" or _is_name(words, sentence)


def _is_name(words: str, sentence: str) -> bool:
    parts = words.split()
    if sentence.isupper() or (len(parts) == 1 and sentence.startswith(words)):
        return False
    return all(part[0].isupper() or part in {"of", "the", "for"} for part in parts)


def _inverted(sentence: str, verb: re.Match[str]) -> Speaker | None:
    """Return the speaker behind the verb: "..., said a doctor"."""
    before = sentence[: verb.start()].rstrip()
    if not before or before[-1] not in ',\u201d"' or _verbs()[verb.group().lower()] != "strong":
        return None
    start, end = phrase_after(sentence, verb.end() + 1)
    words = sentence[start:end]
    if start >= end or IS_CONJUNCTION.match(words) or LEFT_END_WORD.match(words):
        return None
    return Speaker(start, end, sentence[start:end], end, is_after_words=True)
