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


@cache
def _among() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return expressions for "among the dead" and "were among the dead"."""
    before, behind = alternatives(forms_for("whole", "whole_before")), alternatives(forms_for("whole"))
    the = r"(?:the|those)\s+(?:[\w,]+\s+)?"
    return (
        re.compile(rf"\b(?:among|of)\s+{the}(?P<state>{before})\b"),
        re.compile(rf"\b(?:was|were|is|are)\s+among\s+{the}(?P<state>{behind})\b"),
    )


_LEADS_TO = re.compile(r"[\s,]*(?:(?:were|was|are|is|at|least|some|about|only|another|there|included?)\s*)*")


def among_the_dead(
    counted: CountedSentence, statements: list[Statement]
) -> Iterator[tuple[str, CountMention, tuple[int, int]]]:
    """Yield indicator, mention and term of "among the dead were seven" and "three were among the dead"."""
    lowered = counted.lowered
    taken = {one.count_start for one in statements}
    among, were_among = _among()
    for mention in counted.counts:
        if mention.start in taken:
            continue
        before = [
            match
            for match in among.finditer(lowered)
            if match.end() <= mention.start and _LEADS_TO.fullmatch(lowered, match.end(), mention.start)
        ]
        after = were_among.search(lowered, mention.end)
        match = before[-1] if before else after if after and after.start() - mention.end < 60 else None
        if match is not None and not re.search(
            r"[;]", lowered[min(match.end(), mention.end) : max(match.start(), mention.start)]
        ):
            yield indicator_of(match["state"], "whole", "whole_before"), mention, match.span("state")


def parts_among(sentence: Sentence, counted: CountedSentence, statements: list[Statement]) -> list[Statement]:
    """Return the parts of a toll named with "among the dead", tied to a figure of the sentence if any."""
    lowered = counted.lowered
    found = []
    for indicator, mention, term in among_the_dead(counted, statements):
        if lowered[: mention.start].rstrip().endswith("("):
            continue
        part = _group_of(mention, lowered)
        made = statement_of_part(sentence, TriggerReading(indicator, *term, (part,), rule="among"), part)
        wholes = [
            one
            for one in statements
            if one.indicator == indicator and one.count.central >= mention.count.central
        ]
        made.whole, made.is_part = wholes[0] if wholes else None, True
        found.append(made)
    return found


def _group_of(mention: CountMention, lowered: str) -> CountedGroup:
    """Return those whom a number and the noun behind it count."""
    start, end = group_behind(mention, lowered)
    return CountedGroup(
        mention.count,
        mention.start,
        end,
        start,
        "number",
        is_household=is_household_noun(lowered[start:end].split(" ", maxsplit=1)[0]),
        count_start=mention.start,
    )
