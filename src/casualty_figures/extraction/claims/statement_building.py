"""A reading to statements, one for each group it counts and one for their sum."""

import re
from collections.abc import Sequence
from dataclasses import replace

from casualty_figures.extraction.claims.counted_group import CountedGroup
from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.claims.sums import sum_of
from casualty_figures.extraction.claims.trigger_reading import TriggerReading
from casualty_figures.extraction.sentences.text import Sentence


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
