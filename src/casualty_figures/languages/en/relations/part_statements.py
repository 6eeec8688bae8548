"""Some of the people of a figure, told apart: singles, parts of the dead, by manner, by unit."""

import re
from collections.abc import Iterator

from casualty_figures.extraction.claims.statement import Statement, last_of
from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.languages.en.lexicon import cue
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence

_NOUN = re.compile(
    r"""
    \s+(?:of\s+(?:the\s+|them\s+|whom\s+)?)?(?P<noun>(?!and\b|in\b|were\b|was\b|of\b)[a-z][\w'-]*
    (?:\s+(?!and\b|in\b|were\b|was\b|who\b|from\b|at\b|on\b|have\b|had\b|as\b|when\b|after\b|are\b|is\b
    |with\b|by\b)[a-z][\w'-]*){0,2})
    """,
    re.VERBOSE,
)


def group_behind(mention: CountMention, lowered: str) -> tuple[int, int]:
    """Return where the words for those counted stand behind a number, an empty span where there are none."""
    noun = _NOUN.match(lowered, mention.end)
    return noun.span("noun") if noun else (mention.end, mention.end)


_MANNER = re.compile(rf"\s+(?:of\s+(?:them|whom)\s+)?{cue('manner')}(?=\s*(?:[.,;)]|$|and\b))")


def manner_parts(counted: CountedSentence, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the parts told apart by manner: "64 have been injured, eight seriously".

    Of two who were shot, "one fatally", the one is killed.
    """
    lowered = counted.lowered
    for mention in counted.counts:
        manner = _MANNER.match(lowered, mention.end)
        if manner is None or any(one.count_start == mention.start for one in statements):
            continue
        whole = last_of(one for one in statements if one.end <= mention.start and one.whole is None)
        if whole is not None and mention.count.central <= whole.count.central:
            made = whole.part(mention, (mention.end, mention.end), rule="manner", end=manner.end())
            if "fatally" in manner[0] and whole.indicator != "killed":
                made.indicator, made.whole = "killed", None
            yield made


_GLOSS = re.compile(r"\(\s*$")
_APPOSED = re.compile(
    rf"\b{cue('gloss')}\b[^.;()]{{0,40}}?(?:,|\s[-\u2013\u2014]|/|\bor|\bof|\bwith|\bcomprising|\bcomposed\s+of)"
    rf"\s*(?:(?:{cue('hedge')}|a\s+total\s+of)\s+)?$"
)


_GLOSS_END = re.compile(rf"\s*(?P<noun>{cue('gloss')}|members)(?P<closed>\s*\))?")


def glosses_in(counted: CountedSentence, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the same people in another unit: "300 households (1,650 persons)"."""
    lowered = counted.lowered
    for mention in counted.counts:
        end = _GLOSS_END.match(lowered, mention.end)
        before = lowered[: mention.start]
        is_closed = end is not None and bool(end["closed"])
        if end is None or not (_GLOSS.search(before) if is_closed else _APPOSED.search(before)):
            continue
        whole = last_of(one for one in statements if one.start < mention.start and one.whole is None)
        known = [one for one in statements if one.count_start == mention.start]
        if (
            whole is None
            or known
            or not re.match(r"[^.;]{0,60}$", lowered[whole.count_start : mention.start])
        ):
            continue
        is_household = end["noun"][0] in "hf"
        if is_household != whole.is_household:
            made = whole.part(mention, end.span("noun"), rule="gloss")
            made.is_household = is_household
            yield made
