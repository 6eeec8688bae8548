"""Figures that follow from others: "17,000 in 2014, roughly double the number recorded in 2013"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from casualty_figures.extraction.count import Count, exactly
from casualty_figures.extraction.lexicon import alternatives
from casualty_figures.extraction.statement import Statement
from casualty_figures.extraction.words import rows

_HEDGE = (
    r"(?:roughly|about|around|nearly|almost|approximately|some|more\s+than|over|just\s+over|just\s+under"
    r"|at\s+least|less\s+than)"
)
_REFERENT = (
    r"(?:(?:as\s+many|the)\s+(?:(?:official|recorded|previous|total|overall|death|same)\s+)?"
    r"(?:number|figure|total|toll|count|tally|amount)?"
    r"|that|those|as\s+many|last\s+year's|the\s+previous\s+(?:year|month)'s|[12]\d{3}'s)"
)
_WHEN = (
    r"(?:(?:in|for|of|from|during)\s+(?:all\s+of\s+|the\s+whole\s+of\s+)?(?:the\s+)?"
    r"(?:same\s+(?:period|month|time)\s+)?(?:(?:in|of)\s+)?"
    r"(?:[12]\d{3}|(?:previous|preceding|last|prior)\s+(?:year|month|quarter|week)"
    r"|(?:year|month)\s+before|\w+\s+[12]\d{3}|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)"
    r"|(?:a|the)\s+(?:year|month)\s+(?:earlier|before)|last\s+(?:year|month)"
    r"|the\s+(?:previous|preceding)\s+(?:year|month))"
)


@cache
def _pattern() -> re.Pattern[str]:
    multiples = alternatives(row[0] for row in rows("multiples"))
    return re.compile(
        rf"\b(?P<hedge>{_HEDGE}\s+)?(?P<multiple>{multiples})\s+(?P<of>{_REFERENT})\b"
        rf"(?P<middle>[^.;,]{{0,40}}?)\s+(?P<when>{_WHEN})\b"
    )


def relative_statements(lowered: str, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the figures that a sentence gives as a multiple of one it states.

    The base is the nearest stated number before; the result is exact only where
    the base is and no word hedges the multiple, else it is approximate.
    """
    factors = {phrase: (int(up), int(down)) for phrase, _, up, down in rows("multiples")}
    for match in _pattern().finditer(lowered):
        base = max(
            (
                one
                for one in statements
                if one.kind in {"number", "sum"} and one.end <= match.start() + 1 and one.whole is None
            ),
            key=lambda one: one.end,
            default=None,
        )
        numerator, denominator = factors[" ".join(match["multiple"].split())]
        count = (
            _multiplied(base.count, numerator, denominator, is_hedged=bool(match["hedge"])) if base else None
        )
        if base is None or count is None:
            continue
        yield replace(
            base,
            count=count,
            start=match.start(),
            end=match.end(),
            term_start=base.term_start,
            term_end=base.term_end,
            rule="multiple",
            reader="patterns",
            kind="derived",
            basis="derived",
            base=base,
            count_start=match.start(),
        )


def _multiplied(count: Count, numerator: int, denominator: int, *, is_hedged: bool) -> Count | None:
    named = count.best if count.best is not None else count.low
    if named is None:
        return None
    number = round(named * numerator / denominator)
    is_exact = count.quantifier == "exact" and not is_hedged and named * numerator % denominator == 0
    return exactly(number) if is_exact else Count("approximately", None, number, None)


_AS_MANY = re.compile(
    r"\b(?P<hedge>(?:about|around|nearly|almost|roughly|more\s+than|over)\s+)?"
    r"(?P<multiple>twice|three\s+times|four\s+times|five\s+times|ten\s+times|half)"
    r"\s+(?:as\s+many|that\s+(?:many|number))(?:\s+(?:were\s+)?"
    r"(?P<harm>killed|dead|wounded|injured|hurt|missing|displaced|arrested|detained))?\b"
)
_FACTORS = {
    "twice": (2, 1),
    "three times": (3, 1),
    "four times": (4, 1),
    "five times": (5, 1),
    "ten times": (10, 1),
    "half": (1, 2),
}
_HARMS = {"dead": "killed", "wounded": "injured", "hurt": "injured", "arrested": "detained"}


def as_many_statements(lowered: str, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the figures given as a multiple of one before: "40 were killed and twice as many wounded"."""
    for match in _AS_MANY.finditer(lowered):
        if not re.search(r"\band\s+$", lowered[: match.start()]):
            continue
        base = max(
            (
                one
                for one in statements
                if one.kind in {"number", "sum"} and one.end <= match.start() and one.whole is None
            ),
            key=lambda one: one.end,
            default=None,
        )
        up, down = _FACTORS[" ".join(match["multiple"].split())]
        count = _multiplied(base.count, up, down, is_hedged=bool(match["hedge"])) if base else None
        if base is None or count is None:
            continue
        harm = match["harm"]
        yield replace(
            base,
            indicator=_HARMS.get(harm, harm) if harm else base.indicator,
            count=count,
            start=match.start(),
            end=match.end(),
            term_start=match.start("harm") if harm else base.term_start,
            term_end=match.end("harm") if harm else base.term_end,
            group_start=match.end(),
            group_end=match.end(),
            rule="multiple",
            reader="patterns",
            kind="derived",
            basis="derived",
            base=base,
            count_start=match.start(),
        )
