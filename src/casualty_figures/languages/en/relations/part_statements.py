"""Some of the people of a figure, told apart: singles, parts of the dead, by manner, by unit."""

import re
from collections.abc import Iterator
from dataclasses import replace

from casualty_figures.extraction.claims.statement import Statement, last_of
from casualty_figures.extraction.numbers.count import CountMention, exactly
from casualty_figures.languages.en.lexicon import is_person_noun
from casualty_figures.languages.en.numbers.counts import counts_in

_NOUN = re.compile(
    r"\s+(?:of\s+(?:the\s+|them\s+|whom\s+)?)?(?P<noun>(?!and\b|in\b|were\b|was\b|of\b)[a-z][\w'-]*"
    r"(?:\s+(?!and\b|in\b|were\b|was\b|who\b|from\b|at\b|on\b|have\b|had\b|as\b|when\b|after\b|are\b|is\b"
    r"|with\b|by\b)[a-z][\w'-]*){0,2})"
)


def part_of(whole: Statement, mention: CountMention, lowered: str, rule: str) -> Statement:
    """Return the statement that the mention counts some of the people of `whole`."""
    noun = _NOUN.match(lowered, mention.end)
    end = noun.end("noun") if noun else mention.end
    return replace(
        whole,
        count=mention.count,
        start=mention.start,
        end=end,
        group_start=noun.start("noun") if noun else end,
        group_end=end,
        rule=rule,
        reader="patterns",
        kind="number",
        basis="stated",
        whole=whole,
        base=None,
        is_further=False,
        count_start=mention.start,
    )


_ONE_OF = re.compile(
    r"\b(?:an?|another)\s+(?:[\w-]+\s+){0,3}?(?P<noun>[a-z][\w-]*)"
    r"(?=\s*(?:[.,;:)]|$|(?:and|who|from|in|were|was|at|of|with|whose|on)\b))"
)


def single_parts(lowered: str, cue_end: int, whole: Statement) -> Iterator[Statement]:
    """Yield the singles named behind "including": "including a pregnant woman and two boys"."""
    stop = re.compile(r"\b(?:who|when|after|were|was|while|at|on|from|whose|that|which)\b|[;.]").search(
        lowered, cue_end
    )
    limit = min(stop.start() if stop else len(lowered), cue_end + 80)
    for match in _ONE_OF.finditer(lowered, cue_end, limit):
        if is_person_noun(match["noun"]):
            single = CountMention(match.start(), match.start() + len(match[0].split()[0]), exactly(1))
            made = part_of(whole, single, lowered, "subset")
            yield replace(
                made,
                group_start=match.start(),
                group_end=match.end(),
                end=match.end(),
                kind="noun",
                count_start=-1,
            )


_MANNER = re.compile(
    r"\s+(?:of\s+(?:them|whom)\s+)?(?:seriously|critically|badly|gravely|severely|lightly|slightly"
    r"|fatally)(?=\s*(?:[.,;)]|$|and\b))"
)


def manner_parts(lowered: str, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the parts told apart by manner: "64 have been injured, eight seriously".

    Of two who were shot, "one fatally", the one is killed.
    """
    for mention in counts_in(lowered):
        manner = _MANNER.match(lowered, mention.end)
        if manner is None or any(one.count_start == mention.start for one in statements):
            continue
        whole = last_of(one for one in statements if one.end <= mention.start and one.whole is None)
        if whole is not None and mention.count.central <= whole.count.central:
            made = part_of(whole, mention, lowered, "manner")
            made = replace(made, group_start=mention.end, group_end=mention.end, end=manner.end())
            is_fatal = "fatally" in manner[0] and whole.indicator != "killed"
            yield replace(made, indicator="killed", whole=None) if is_fatal else made


_GLOSS = re.compile(r"\(\s*$")


_GLOSS_END = re.compile(
    r"\s*(?P<noun>people|persons|individuals|inhabitants|residents|households|families|hhs?)\s*\)"
)


def glosses_in(lowered: str, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the same people in another unit: "300 households (1,650 persons)"."""
    for mention in counts_in(lowered):
        end = _GLOSS_END.match(lowered, mention.end)
        if end is None or not _GLOSS.search(lowered[: mention.start]):
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
            made = part_of(whole, mention, lowered, "gloss")
            yield replace(
                made,
                is_household=is_household,
                group_start=end.start("noun"),
                group_end=end.end("noun"),
                end=end.end("noun"),
            )
