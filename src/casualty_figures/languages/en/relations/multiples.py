"""Figures that follow from others: "17,000 in 2014, roughly double the number recorded in 2013"."""

import re
from collections.abc import Iterator
from functools import cache

from casualty_figures.extraction.claims.statement import Statement, last_of
from casualty_figures.extraction.numbers.count import Count, exactly
from casualty_figures.languages.en.calendar import months
from casualty_figures.languages.en.harm import forms_for, indicator_of
from casualty_figures.languages.en.lexicon import alternatives, cue
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence
from casualty_figures.languages.en.words import rows

_REFERENT = (
    rf"(?:(?:as\s+many|the)\s+(?:{cue('kind_of_total')}\s+)?{cue('total')}?"
    r"|that|those|as\s+many|last\s+year's|the\s+previous\s+(?:year|month)'s|[12]\d{3}'s)"
)


@cache
def _when() -> str:
    return (
        r"(?:(?:in|for|of|from|during)\s+(?:all\s+of\s+|the\s+whole\s+of\s+)?(?:the\s+)?"
        r"(?:same\s+(?:period|month|time)\s+)?(?:(?:in|of)\s+)?"
        r"(?:[12]\d{3}|(?:previous|preceding|last|prior)\s+(?:year|month|quarter|week)"
        r"|(?:year|month)\s+before|\w+\s+[12]\d{3}"
        rf"|{alternatives(months())})"
        r"|(?:a|the)\s+(?:year|month)\s+(?:earlier|before)|last\s+(?:year|month)"
        r"|the\s+(?:previous|preceding)\s+(?:year|month))"
    )


@cache
def _pattern() -> re.Pattern[str]:
    multiples = alternatives(row[0] for row in rows("multiples"))
    return re.compile(
        rf"\b(?P<hedge>{cue('hedge')}\s+)?(?P<multiple>{multiples})\s+(?P<of>{_REFERENT})\b"
        rf"(?P<middle>[^.;,]{{0,40}}?)\s+(?P<when>{_when()})\b"
    )


def relative_statements(counted: CountedSentence, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the figures that a sentence gives as a multiple of one it states.

    The base is the nearest stated number before; the result is exact only where
    the base is and no word hedges the multiple, else it is approximate.
    """
    lowered = counted.lowered
    factors = _factors()
    for match in _pattern().finditer(lowered):
        base = _base_before(match.start() + 1, statements)
        up, down = factors[" ".join(match["multiple"].split())]
        count = _multiplied(base.count, up, down, is_hedged=bool(match["hedge"])) if base else None
        if base is not None and count is not None:
            yield base.derived(count, match.span(), rule="multiple")


@cache
def _factors() -> dict[str, tuple[int, int]]:
    return {phrase: (int(up), int(down)) for phrase, up, down in rows("multiples")}


def _base_before(position: int, statements: list[Statement]) -> Statement | None:
    return last_of(
        one
        for one in statements
        if one.kind in {"number", "sum"} and one.end <= position and one.whole is None
    )


def _multiplied(count: Count, numerator: int, denominator: int, *, is_hedged: bool) -> Count | None:
    named = count.best if count.best is not None else count.low
    if named is None:
        return None
    number = round(named * numerator / denominator)
    is_exact = count.quantifier == "exact" and not is_hedged and named * numerator % denominator == 0
    return exactly(number) if is_exact else Count("approximately", None, number, None)


_MULTIPLE = r"twice|double|triple|half|(?:three|four|five|ten)\s+times"


@cache
def _as_many() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<hedge>{cue('hedge')}\s+)?"
        rf"(?:(?P<multiple>{_MULTIPLE})\s+)?"
        r"(?:as\s+many(?!\s+as\b)|that\s+(?:many|number))"
        rf"(?:\s+(?:were\s+)?(?P<harm>{alternatives(forms_for('label'))}))?\b"
    )


def as_many_statements(counted: CountedSentence, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the figures given as a multiple of one before: "40 were killed and twice as many wounded"."""
    lowered = counted.lowered
    for match in _as_many().finditer(lowered):
        base = _base_before(match.start(), statements)
        if (
            base is None
            or not _AND.search(lowered[: match.start()])
            or not (match["multiple"] or match["harm"])
        ):
            continue
        # The table divides ("double the number of 2013"); "twice as many" multiplies.
        down, up = _factors()[" ".join(match["multiple"].split())] if match["multiple"] else (1, 1)
        count = _multiplied(base.count, up, down, is_hedged=bool(match["hedge"]))
        if count is not None:
            made = base.derived(count, match.span(), rule="multiple")
            made.group_start = made.group_end = match.end()
            yield _of_harm(made, match) if match["harm"] else made


_AND = re.compile(r"\band\s+$")


def _of_harm(made: Statement, match: re.Match[str]) -> Statement:
    """Return the statement with the word of harm of its own: and twice as many wounded."""
    made.indicator = indicator_of(match["harm"], "label")
    made.term_start, made.term_end = match.span("harm")
    return made
