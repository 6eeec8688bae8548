"""A reading to statements, one for each group it counts and one for their sum."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from casualty_figures.extraction.claims.counted_group import CountedGroup
from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.claims.sums import sum_of
from casualty_figures.extraction.claims.trigger_reading import TriggerReading
from casualty_figures.extraction.sentences.text import Sentence
from casualty_figures.languages.en.lexicon import cue, is_person_noun, plural
from casualty_figures.languages.en.words import words


def from_reading(sentence: Sentence, reading: TriggerReading) -> list[Statement]:
    """Return the statements of a reading: its groups, and their sum where each has a number."""
    counted = [part for part in reading.parts if part.count]
    if not counted:
        return []
    made = [statement_of_part(sentence, reading, part) for part in _groups_joined(reading.parts)]
    if len(counted) == 1:
        return made
    if counted[0].is_explained:
        for one in made[1:]:
            one.whole = made[0]
        return made
    unknown = len(counted) < len(reading.parts)
    total = None if unknown else sum_of([part.count for part in counted if part.count])
    if total is None:
        return made
    whole = made[0].total(total, (min(one.start for one in made), max(one.end for one in made)))
    whole.group_start, whole.group_end = counted[0].start, max(part.end for part in counted)
    stated = [one for one in made if one.kind == "number" or _ARTICLE.match(one.group)]
    for one in stated:
        one.whole = whole
    return [whole, *stated]


_ARTICLE = re.compile(r"(?:an?|another)\b", re.IGNORECASE)


def _groups_joined(parts: Sequence[CountedGroup]) -> list[CountedGroup]:
    """Return the counted parts, a plural without a number taken into the one before: 500 men and boys."""
    joined: list[CountedGroup] = []
    for part in parts:
        if part.count is not None:
            joined.append(part)
        elif joined and joined[-1].kind == "number" and part.kind == "plural" and part.start > joined[-1].end:
            joined[-1] = replace(joined[-1], end=part.end)
    return joined


def statement_of_part(sentence: Sentence, reading: TriggerReading, part: CountedGroup) -> Statement:
    """Return the statement of one counted group of a reading; raises `ValueError` for one without a count."""
    if part.count is None:
        raise ValueError(f"a part without a count makes no statement: {part}")
    return Statement(
        sentence=sentence,
        indicator=reading.indicator,
        count=part.count,
        start=min(part.start, reading.term_start),
        end=max(part.end, reading.term_end),
        term_start=reading.term_start,
        term_end=reading.term_end,
        group_start=part.noun_start,
        group_end=part.end if part.noun_end < 0 else part.noun_end,
        rule=reading.rule,
        kind=part.kind,
        assertion=reading.assertion,
        is_further=part.is_further,
        is_household=part.is_household,
        agent=reading.agent,
        count_start=part.count_start,
        reader=reading.reader,
    )


_GETAWAY = re.compile(
    r"\s+(?:from\s+)?(?:the\s+(?:scene|crime)|on\s+(?:foot|a|motor\w*)"
    rf"|in\s+(?:a|an|the)\s+(?:\w+\s+)?{cue('getaway_vehicle')})\b"
)


_PURSUED = re.compile(rf"\b{cue('pursued')}\b")


_DEAD = re.compile(rf"\b{cue('dead_ones')}\b")


_FIGURE_OF_SPEECH = re.compile(rf"\s+(?:of|from|with)\s+{cue('figure_of_speech')}\b")


def is_of_no_people(reading: TriggerReading, lowered: str) -> bool:
    """Whether the reading is a figure of speech, or its bare number counts animals named before it."""
    if _FIGURE_OF_SPEECH.match(lowered, reading.term_end):
        return True
    first = reading.parts[0] if reading.parts else None
    is_bare = (
        first is not None and first.kind == "number" and not lowered[first.noun_start : first.end].strip()
    )
    if first is None or not is_bare:
        return False
    before = re.findall(r"[a-z]+", lowered[: first.start])
    return any(word in _animals() for word in before) and not any(is_person_noun(word) for word in before)


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
