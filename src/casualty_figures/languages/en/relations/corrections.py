"""Numbers put right: "the correct figure is 14", "not 111"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from casualty_figures.extraction.claims.statement import Statement, last_of
from casualty_figures.languages.en.numbers.counts import counts_in
from casualty_figures.languages.en.relations.part_statements import part_of

_CORRECTION = re.compile(
    r"\b(?:correct|actual|true|right|real)\s+(?:number|figure|toll|count|total)\s+"
    r"(?:is|was|should\s+(?:be|have\s+been)|stands\s+at)\s+$"
)


_NOT = re.compile(r"\b(?:not|rather\s+than|instead\s+of)\s+$")


def corrections_in(lowered: str, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the number put right ("the correct figure is 14") and the one put away ("not 111")."""
    for mention in counts_in(lowered):
        if any(one.count_start == mention.start for one in statements) or not statements:
            continue
        before = lowered[: mention.start]
        model = last_of(one for one in statements if one.end <= mention.start)
        if model is None:
            continue
        if _CORRECTION.search(before):
            yield replace(part_of(model, mention, lowered, "correction"), whole=None, assertion="affirmed")
        elif _NOT.search(before) and model.count.quantifier == "exact":
            yield replace(part_of(model, mention, lowered, "correction"), whole=None, assertion="retracted")
