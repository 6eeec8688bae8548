"""Parts of a figure: those behind "including", "among them" or "of them"."""

import re
from collections.abc import Iterator
from functools import cache

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.numbers.count import CountMention, exactly
from casualty_figures.languages.en.harm import WHOLES, forms_for
from casualty_figures.languages.en.lexicon import alternatives, is_household_noun, is_person_noun
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence


@cache
def _subset_cue() -> re.Pattern[str]:
    wholes = alternatives(forms_for(*WHOLES))
    return re.compile(
        rf"\b(?:including|includes?|included|among (?:them|whom|those killed|the (?:{wholes})|those)"
        r"|of (?:them|whom|these|which)|mostly|mainly|notably|at least [\w,]+ of them)\b"
    )


@cache
def _of_them() -> re.Pattern[str]:
    wholes = alternatives(forms_for(*WHOLES))
    return re.compile(rf"\s+(?:[\w-]+\s+){{0,3}}?of\s+(?:them|whom|the (?:{wholes}))\b")


def tie_subsets(counted: CountedSentence, statements: list[Statement]) -> None:
    """Tie the parts named behind "including", "among them" or "of them" to the figure before."""
    lowered = counted.lowered
    if "among" in lowered:
        _tie_to_those_behind(lowered, statements)
    for cue in _subset_cue().finditer(lowered):
        _undo_sum_over(cue, counted, statements)
        whole = _whole_before(statements, cue.start())
        if whole is not None:
            _tie_behind_cue(cue, whole, counted, statements)
    for mention in counted.counts:
        if _of_them().match(lowered, mention.end) and not _is_read(mention, statements):
            whole = _whole_before(statements, mention.start)
            part = _part_statement(lowered, mention, whole) if whole is not None else None
            if part is not None:
                statements.append(part)


def _tie_to_those_behind(lowered: str, statements: list[Statement]) -> None:
    """Tie one who is "among" those counted next: pastor among six killed."""
    for one in statements:
        for other in statements:
            is_one = one.count.central == 1 and one.whole is None and one.group_end < other.count_start
            if (
                is_one
                and one.indicator == other.indicator
                and _AMONG.fullmatch(lowered, one.group_end, other.count_start)
            ):
                one.whole = other


_AMONG = re.compile(r"\s+(?:is\s+|was\s+|are\s+|were\s+)?among\s+(?:the\s+)?")


def _undo_sum_over(cue: re.Match[str], counted: CountedSentence, statements: list[Statement]) -> None:
    """Take back the sum of a whole and its part: 20, including 15 guards and five civilians, were killed."""
    for total in [one for one in statements if one.kind == "sum"]:
        members = [one for one in statements if one.whole is total]
        before = [one for one in members if one.end <= cue.start() or one.group_end <= cue.start()]
        behind = sum(one.count.central for one in counted.counts if one.start >= cue.end())
        if len(before) == 1 and behind == before[0].count.central:
            statements.remove(total)
            before[0].whole = None
            for one in members:
                one.whole = None if one is before[0] else before[0]
            statements[:] = list({(one.count_start, one.indicator): one for one in statements}.values())


def _tie_behind_cue(
    cue: re.Match[str], whole: Statement, counted: CountedSentence, statements: list[Statement]
) -> None:
    """Tie the statements behind the cue to the whole, and add the parts that no statement reads."""
    lowered = counted.lowered
    for one in statements:
        if (
            one is not whole
            and one.whole is None
            and one.indicator == whole.indicator
            and _follows(one, cue.end(), lowered)
            and one.count.central <= whole.count.central
        ):
            one.whole = whole
    statements.extend(
        part
        for part in _single_parts(lowered, cue.end(), whole)
        if not any(_is_known(part, one) for one in statements)
    )
    for mention in counted.counts:
        if _is_part(mention, cue, lowered, statements):
            part = _part_statement(lowered, mention, whole)
            if part is not None:
                statements.append(part)


def _is_read(mention: CountMention, statements: list[Statement]) -> bool:
    return any(one.count_start == mention.start for one in statements)


def _is_known(part: Statement, other: Statement) -> bool:
    return (
        other.start <= part.group_start < other.group_end
        and other.count == part.count
        and other.indicator == part.indicator
    )


def _whole_before(statements: list[Statement], position: int) -> Statement | None:
    before = [
        one
        for one in statements
        if one.start < position and one.whole is None and not one.is_part and one.count.central > 0
    ]
    return max(before, key=lambda one: (min(one.end, position), one.count.central), default=None)


def _follows(one: Statement, position: int, lowered: str) -> bool:
    return (
        one.group_start >= position - 1
        and ";" not in lowered[position : one.start]
        and one.group_start - position < 60
    )


_BREAK = re.compile(r"[;:.]|\b(?:while|when|after|but|were|was|had|have|in|on|at|who|as)\b")


def _is_part(mention: CountMention, cue: re.Match[str], lowered: str, statements: list[Statement]) -> bool:
    gap = lowered[cue.end() : mention.start]
    if mention.start < cue.end() or len(gap) > 80 or _BREAK.search(gap):
        return False
    return not _is_read(mention, statements)


_PART_NOUN = re.compile(
    r"""
    \s+(?:of\s+(?:them|whom|the\s+\w+)\s+)?(?P<noun>(?!of\b|and\b|in\b|were\b|was\b)[a-z][\w'-]*
    (?:\s+(?!and\b|in\b|were\b|was\b|who\b|from\b|at\b|on\b|have\b|had\b|as\b|when\b|after\b|are\b|is\b
    |with\b|by\b)[a-z][\w'-]*){0,2})?
    """,
    re.VERBOSE,
)


def _part_statement(lowered: str, mention: CountMention, whole: Statement) -> Statement | None:
    if mention.count.central > whole.count.central or mention.count.central == 0:
        return None
    noun = _PART_NOUN.match(lowered, mention.end)
    end = noun.end("noun") if noun and noun["noun"] else mention.end
    if noun and noun["noun"] and is_household_noun(noun["noun"].split()[-1]) and not whole.is_household:
        return None
    return whole.part(mention, (mention.end, end), rule="subset")


def tie_superseded(statements: list[Statement]) -> None:
    """Tie an earlier toll ("up from 198") to the one that took its place."""
    for one in statements:
        if one.rule == "superseded_toll":
            newer = [
                other for other in statements if other.rule == "toll" and other.term_start == one.term_start
            ]
            if newer and newer[0].count.central >= one.count.central:
                one.whole = newer[0]
            elif newer:
                one.assertion = "retracted"  # "revised down to 62 from 75"


_ONE_OF = re.compile(
    r"\b(?:an?|another)\s+(?:[\w-]+\s+){0,3}?(?P<noun>[a-z][\w-]*)"
    r"(?=\s*(?:[.,;:)]|$|(?:and|who|from|in|were|was|at|of|with|whose|on)\b))"
)


def _single_parts(lowered: str, cue_end: int, whole: Statement) -> Iterator[Statement]:
    """Yield the singles named behind "including": "including a pregnant woman and two boys"."""
    stop = re.compile(r"\b(?:who|when|after|were|was|while|at|on|from|whose|that|which)\b|[;.]").search(
        lowered, cue_end
    )
    limit = min(stop.start() if stop else len(lowered), cue_end + 80)
    for match in _ONE_OF.finditer(lowered, cue_end, limit):
        if is_person_noun(match["noun"]):
            single = CountMention(match.start(), match.start() + len(match[0].split()[0]), exactly(1))
            made = whole.part(single, match.span(), rule="subset")
            made.kind, made.count_start = "noun", -1
            yield made
