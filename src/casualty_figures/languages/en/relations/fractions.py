"""Parts given as a fraction: "40 people, half of them women"."""

import re
from collections.abc import Iterator
from functools import cache

from casualty_figures.extraction.claims.statement import Statement, last_of
from casualty_figures.extraction.numbers.count import Count, exactly
from casualty_figures.languages.en.harm import WHOLES, forms_for
from casualty_figures.languages.en.lexicon import alternatives, cue
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence
from casualty_figures.languages.en.words import rows


@cache
def _fraction() -> re.Pattern[str]:
    words = alternatives(row[0] for row in rows("fractions"))
    return re.compile(
        rf"\b(?:{cue('hedge')}\s+)?"
        rf"(?P<fraction>{words})\s+(?:of\s+(?:them|whom|the\s+(?:total|{alternatives(forms_for(*WHOLES))})"
        r"|those\s+\w+)\b|(?:were|are)\b)"
        r"(?P<group>(?:\s+(?:were\s+|are\s+)?(?:in\s+(?:the\s+)?)?[a-z][\w'-]*){0,3})"
    )


def fractions_of(counted: CountedSentence, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the parts given as a fraction of a figure: "40 people, half of them women"."""
    lowered = counted.lowered
    factors = {phrase: (int(up), int(down)) for phrase, up, down in rows("fractions")}
    for match in _fraction().finditer(lowered):
        whole = last_of(
            one
            for one in statements
            if one.end <= match.start() + 1 and one.whole is None and one.count.central > 0
        )
        count = _share_of(whole.count, *factors[" ".join(match["fraction"].split())]) if whole else None
        if whole is None or count is None:
            continue
        part = whole.derived(count, match.span(), rule="fraction")
        part.group_start, part.group_end = match.span("group")
        part.whole = whole
        yield part


def _share_of(count: Count, up: int, down: int) -> Count | None:
    """Return the share of a count: exact where both are and it is whole, else approximate."""
    named = count.best if count.best is not None else count.low
    if named is None:
        return None
    is_whole_number = count.quantifier == "exact" and named * up % down == 0
    number = round(named * up / down)
    return exactly(number) if is_whole_number else Count("approximately", None, number, None)
