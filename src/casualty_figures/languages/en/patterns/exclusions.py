"""Readings that count no victims: figures of speech, animals, getaways, the dead who are carried away."""

import re
from functools import cache

from casualty_figures.extraction.claims.trigger_reading import TriggerReading
from casualty_figures.languages.en.harmless import harmless_in
from casualty_figures.languages.en.lexicon import cue, is_person_noun, plural
from casualty_figures.languages.en.words import words

_GETAWAY = re.compile(
    r"\s+(?:from\s+)?(?:the\s+(?:scene|crime)|on\s+(?:foot|a|motor\w*)"
    rf"|in\s+(?:a|an|the)\s+(?:\w+\s+)?{cue('getaway_vehicle')})\b"
)


_PURSUED = re.compile(rf"\b{cue('pursued')}\b")


_DEAD = re.compile(rf"\b{cue('dead_ones')}\b")


_NO_CAPTOR = re.compile(rf"\b{cue('no_captor')}\b")


_FIGURE_OF_SPEECH = re.compile(rf"\s+(?:of|from|with)\s+{cue('figure_of_speech')}\b")


_SCORE = re.compile(
    rf"""
    \s+of\s+\d                                     # shot 12 of 15
    |\s+(?:in|from)\s+the\s+(?:\w+\s+)?{cue("of_a_game")}\b  # shot 68 in the final round
    """,
    re.VERBOSE,
)


def is_of_no_people(reading: TriggerReading, lowered: str) -> bool:
    """Whether the reading is a figure of speech, or its bare number a score or of animals before it."""
    is_harmless = any(start <= reading.term_start < end for start, end, _ in harmless_in(lowered))
    if reading.indicator == "abducted" and _NO_CAPTOR.search(reading.agent):
        return True
    if is_harmless or _is_of_a_place(reading, lowered) or _FIGURE_OF_SPEECH.match(lowered, reading.term_end):
        return True
    first = reading.parts[0] if reading.parts else None
    is_bare = (
        first is not None and first.kind == "number" and not lowered[first.noun_start : first.end].strip()
    )
    if first is None or not is_bare:
        return False
    if reading.indicator == "injured" and _SCORE.match(lowered, first.end):
        return True
    if _is_of_things(lowered[: first.start]):
        return True
    before = re.findall(r"[a-z]+", lowered[: first.start])
    return any(word in _animals() for word in before) and not any(is_person_noun(word) for word in before)


_OF_ALL = re.compile(r"\bof\s+(?:the\s+|some\s+|about\s+)?[\d,]+\s+(?P<noun>[a-z]+)\b")


def _is_of_things(before: str) -> bool:
    """Whether the words before say of what the number is a share: of 1,200 homes, 340 burned."""
    return any(noun in _things() for noun in _OF_ALL.findall(before))


_OF_PLACES_TOO = re.compile(rf"{cue('of_places_too')}\b")


def _is_of_a_place(reading: TriggerReading, lowered: str) -> bool:
    """Whether what was burned or captured is a thing, or something with a name: a village, a school."""
    if not _OF_PLACES_TOO.match(lowered, reading.term_start):
        return False
    owned = re.findall(r"([a-z]+)\s+of\b", lowered[: reading.term_start])
    told = [word for part in reading.parts for word in re.findall(r"[a-z]+", lowered[part.start : part.end])]
    is_bare = not any(map(is_person_noun, told))
    before = re.findall(r"[a-z]+", lowered[: reading.term_start]) if is_bare else []
    is_of_things = not _things().isdisjoint([*told, *owned, *before])
    return is_of_things or any(part.kind == "name" for part in reading.parts)


@cache
def _things() -> frozenset[str]:
    return frozenset({*words("things"), *map(plural, words("things"))})


@cache
def _animals() -> frozenset[str]:
    return frozenset({*words("animals"), *map(plural, words("animals"))})


def is_getaway(reading: TriggerReading, lowered: str) -> bool:
    """Whether those who flee are attackers or fighters, or dead: no displacement (IDMC)."""
    if reading.indicator != "displaced" or not reading.parts:
        return False
    first = reading.parts[0]
    if _DEAD.search(lowered[first.noun_start : first.end]):
        return True  # bodies that are carried away
    return bool(_PURSUED.search(lowered[first.start : first.end])) or bool(
        _GETAWAY.match(lowered, reading.term_end)
    )
