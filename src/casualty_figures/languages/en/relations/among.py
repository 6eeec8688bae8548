"""Parts of a toll: "among the 41 dead were seven", "three children were among the dead"."""

import re
from collections.abc import Iterator
from functools import cache

from casualty_figures.extraction.claims.counted_group import CountedGroup
from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.claims.statement_building import statement_of_part
from casualty_figures.extraction.claims.trigger_reading import TriggerReading
from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.extraction.sentences.text import Sentence
from casualty_figures.languages.en.harm import forms_for, indicator_of
from casualty_figures.languages.en.lexicon import alternatives, is_household_noun
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence
from casualty_figures.languages.en.relations.part_statements import group_behind

_THE = r"(?:the|those)\s+(?:who\s+(?:have\s+|had\s+)?(?:been\s+|were\s+|are\s+)?|[\w,]+\s+)?"
_ITEM = r"(?!and\b)[a-z\d-]+(?:\s+(?!and\b)[a-z-]+){1,3}"
_LISTED = rf"(?:{_ITEM}(?:,\s+and|,|\s+and)\s+)*"  # four children, two guards and
_UNSURE = frozenset(["victims", "casualties"])
"""Words for whole that may be the dead, the injured or both: some of them are of neither for sure."""


@cache
def _before() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return expressions for "among the dead" and "the dead included", with what may lead to the number."""
    states = alternatives(forms_for("whole", "whole_before"))
    leads = r"[\s,]*(?:(?:were|was|are|is|at|least|some|about|only|another|there|included?)\s*)*"
    return (
        re.compile(rf"\b(?:among|of)\s+{_THE}(?P<state>{states})\b(?P<lead>{leads})"),
        re.compile(
            rf"\b{_THE}(?P<state>{states})\s+(?:also\s+)?includ(?:ed?|es)\b(?P<lead>{leads}{_LISTED})"
        ),
    )


@cache
def _behind() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return expressions for "were among the dead" and "of the dead were"."""
    states = alternatives(forms_for("whole"))
    sure = alternatives(set(forms_for("whole", "whole_before")) - _UNSURE)
    return (
        re.compile(rf"\b(?:was|were|is|are)\s+among\s+{_THE}(?P<state>{states})\b"),
        re.compile(rf"\s+of\s+{_THE}(?P<state>{sure})\s+(?:was|were|is|are)\b(?!\s+(?:not|n't))"),
    )


def among_the_dead(
    counted: CountedSentence, statements: list[Statement]
) -> Iterator[tuple[str, CountMention, tuple[int, int]]]:
    """Yield indicator, mention and term of "among the dead were seven" and "three were among the dead"."""
    taken = {one.count_start for one in statements}
    for mention in counted.counts:
        match = _whole_beside(mention, counted.lowered) if mention.start not in taken else None
        if match is not None and ";" not in _between(match, mention, counted.lowered):
            yield indicator_of(match["state"], "whole", "whole_before"), mention, match.span("state")


def _whole_beside(mention: CountMention, lowered: str) -> re.Match[str] | None:
    """Return the words for the whole of which a number counts some, before it or behind."""
    before = [
        match
        for expression in _before()
        for match in expression.finditer(lowered, 0, mention.start)
        if match.end() == mention.start
    ]
    if before:
        return before[-1]
    were_among, of_the_dead = _behind()
    after = were_among.search(lowered, mention.end)
    is_near = after is not None and after.start() - mention.end < _NEAR
    return after if is_near else of_the_dead.match(lowered, mention.end)


_NEAR = 60


def _between(match: re.Match[str], mention: CountMention, lowered: str) -> str:
    return lowered[min(match.end(), mention.end) : max(match.start(), mention.start)]


def parts_among(sentence: Sentence, counted: CountedSentence, statements: list[Statement]) -> list[Statement]:
    """Return the parts of a toll named with "among the dead", tied to a figure of the sentence if any."""
    lowered = counted.lowered
    found = []
    for indicator, mention, term in among_the_dead(counted, statements):
        if lowered[: mention.start].rstrip().endswith("("):
            continue
        part = _group_of(mention, term, lowered)
        made = statement_of_part(sentence, TriggerReading(indicator, *term, (part,), rule="among"), part)
        wholes = [
            one
            for one in statements
            if one.indicator == indicator and one.count.central >= mention.count.central
        ]
        made.whole, made.is_part = wholes[0] if wholes else None, True
        found.append(made)
    return found


_OF = re.compile(r"\s+of\b")
_WERE = re.compile(r"\s+(?:was|were|is|are)\s+(?:all\s+|both\s+)?(?:an?\s+)?")


def _group_of(mention: CountMention, term: tuple[int, int], lowered: str) -> CountedGroup:
    """Return those whom a number and the noun behind it count, or behind "of the dead were"."""
    at = mention
    if term[0] > mention.end and _OF.match(lowered, mention.end):
        were = _WERE.match(lowered, term[1])
        at = CountMention(mention.start, were.end() - 1, mention.count) if were else mention
    start, end = group_behind(at, lowered)
    return CountedGroup(
        mention.count,
        mention.start,
        end,
        start,
        "number",
        is_household=is_household_noun(lowered[start:end].split(" ", maxsplit=1)[0]),
        count_start=mention.start,
    )
