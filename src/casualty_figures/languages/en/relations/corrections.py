"""Numbers put right: "the correct figure is 14", "not 111"."""

import re
from collections.abc import Iterator

from casualty_figures.extraction.claims.statement import Statement, last_of
from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.languages.en.lexicon import cue
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence
from casualty_figures.languages.en.relations.part_statements import group_behind

_CORRECTION = re.compile(
    rf"\b{cue('true')}\s+{cue('total')}\s+"
    r"(?:is|was|should\s+(?:be|have\s+been)|stands\s+at)\s+$"
)


_NOT = re.compile(r"\b(?:not|rather\s+than|instead\s+of)\s+$")


def corrections_in(counted: CountedSentence, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the number put right ("the correct figure is 14") and the one put away ("not 111")."""
    lowered = counted.lowered
    for mention in counted.counts:
        if any(one.count_start == mention.start for one in statements) or not statements:
            continue
        before = lowered[: mention.start]
        model = last_of(one for one in statements if one.end <= mention.start)
        if model is None:
            continue
        if _CORRECTION.search(before):
            yield _correction(model, mention, lowered, "affirmed")
        elif _NOT.search(before) and model.count.quantifier == "exact":
            yield _correction(model, mention, lowered, "retracted")


def _correction(model: Statement, mention: CountMention, lowered: str, assertion: str) -> Statement:
    made = model.part(mention, group_behind(mention, lowered), rule="correction")
    made.whole, made.assertion = None, assertion
    return made
