"""Readings of a sentence to statements: one figure each, tied to the others of its sentence.

Sums, subsets and superseded tolls are tied here, so that no one is counted
twice by those who add up the rows that are no subset.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from casualty_figures.extraction.counts import CountMention, counts_in
from casualty_figures.extraction.dependency import Reading, readings_of
from casualty_figures.extraction.elliptic import elliptic_statements
from casualty_figures.extraction.lexicon import is_household_noun
from casualty_figures.extraction.patterns import adjacent_readings_in, tight_readings_in, tolls_in, zeros_in
from casualty_figures.extraction.relations import (
    among_the_dead,
    corrections_in,
    explained_parts,
    fractions_of,
    glosses_in,
    manner_parts,
    part_of,
    single_parts,
    tie_ellipses,
)
from casualty_figures.extraction.relative import as_many_statements, relative_statements
from casualty_figures.extraction.statement import Statement
from casualty_figures.extraction.sums import sum_of
from casualty_figures.extraction.text import Sentence
from casualty_figures.extraction.tokens import Token
from casualty_figures.extraction.victims import Part, Tree


def statements_of(sentence: Sentence, tokens: list[Token] | None, parse: object | None) -> list[Statement]:
    """Return the statements of one sentence; with no parse, those of the patterns alone."""
    lowered = sentence.folded
    certain = [*zeros_in(lowered), *tolls_in(lowered)]
    parsed = (
        readings_of(Tree(tokens, parse, sentence.text)) if parse is not None and tokens is not None else []
    )
    adjacent = [one for one in adjacent_readings_in(lowered) if not _unread_by(one, certain)]
    parsed = [_without(reading, adjacent) for reading in parsed]
    readings = _chosen(
        [
            *certain,
            *adjacent,
            *[one for one in parsed if one.parts],
            *_unread(tight_readings_in(lowered), parsed),
        ]
    )
    statements: list[Statement] = []
    for reading in readings:
        if not _is_getaway(reading, lowered):
            statements.extend(_from_reading(sentence, reading))
    statements.extend(_among(sentence, lowered, statements))
    for relation in (
        elliptic_statements,
        as_many_statements,
        relative_statements,
        fractions_of,
        corrections_in,
        glosses_in,
        manner_parts,
    ):
        statements.extend(list(relation(lowered, statements)))
    statements.extend(tie_ellipses(statements))
    statements.extend(list(explained_parts(lowered, statements)))
    _tie_subsets(sentence, lowered, statements)
    _tie_superseded(statements)
    return statements


_GETAWAY = re.compile(
    r"\s+(?:from\s+)?(?:the\s+(?:scene|crime)|on\s+(?:foot|a|motor\w*)|in\s+(?:a|an|the)\s+(?:\w+\s+)?(?:car|van|vehicle|truck|pick-?up|suv|taxi))\b"
)
_PURSUED = re.compile(
    r"\b(?:gunm[ae]n|attackers?|assailants?|suspects?|robbers?|thie(?:f|ves)|shooters?|perpetrators?|bombers?|kidnappers?|hijackers?|burglars?|raiders?|prisoners|inmates|militants|rebels|fighters|soldiers|troops|terrorists|insurgents|guerrillas)\b"
)


def _is_getaway(reading: Reading, lowered: str) -> bool:
    """Say whether those who flee are attackers or fighters: a getaway or a rout, no displacement (IDMC)."""
    if reading.indicator != "displaced" or not reading.parts:
        return False
    first = reading.parts[0]
    return bool(_PURSUED.search(lowered[first.start : first.end])) or bool(
        _GETAWAY.match(lowered, reading.term_end)
    )


def _among(sentence: Sentence, lowered: str, statements: list[Statement]) -> list[Statement]:
    """Return the parts of a toll named with "among the dead", tied to a figure of the sentence where it has one."""
    found = []
    for indicator, mention, (start, end) in among_the_dead(lowered, statements):
        part = Part(
            mention.count, mention.start, mention.end, mention.end, "number", count_start=mention.start
        )
        made = _statement(sentence, Reading(indicator, start, end, (part,), "among"), part)
        if lowered[: mention.start].rstrip().endswith("("):
            continue
        group = part_of(made, mention, lowered, "among")
        group.is_household = is_household_noun(
            lowered[group.group_start : group.group_end].split(" ", maxsplit=1)[0]
        )
        wholes = [
            one
            for one in statements
            if one.indicator == indicator and one.count.central >= mention.count.central
        ]
        found.append(
            replace(
                group,
                start=min(group.start, start),
                end=max(group.end, end),
                whole=wholes[0] if wholes else None,
                is_part=True,
            )
        )
    return found


def _unread_by(reading: Reading, others: list[Reading]) -> bool:
    return any(_same_people(reading, other) for other in others)


def _without(reading: Reading, adjacent: list[Reading]) -> Reading:
    """Return the reading without the parts whose number stands beside another word of harm."""
    taken = {part.count_start: other.indicator for other in adjacent for part in other.parts}
    kept = tuple(
        part for part in reading.parts if taken.get(part.count_start, reading.indicator) == reading.indicator
    )
    return replace(reading, parts=kept)


def _unread(tight: list[Reading], parsed: list[Reading]) -> list[Reading]:
    """Return the tight readings whose number no parsed reading has."""
    taken = [(part.start, part.end) for reading in parsed for part in reading.parts if part.kind == "number"]
    return [
        reading for reading in tight if not any(start <= reading.parts[0].start < end for start, end in taken)
    ]


_STRENGTH = {"zero": 0, "toll": 1, "superseded_toll": 1, "bare_adjacent": 1, "adjacent": 3}


def _chosen(readings: list[Reading]) -> list[Reading]:
    """Return the readings with those left out that read the same people twice."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=_rank):
        if not any(_clash(reading, other) for other in kept):
            kept.append(reading)
    dead = [reading for reading in kept if reading.indicator == "killed"]
    kept = [
        reading
        for reading in kept
        if reading.indicator != "injured"
        or reading.rule == "zero"
        or not any(_same_people(reading, other) for other in dead)
    ]
    return sorted(kept, key=lambda one: one.parts[0].start)


def _rank(reading: Reading) -> tuple[int, bool, bool, int]:
    is_weak_noun = reading.is_nominal and reading.indicator != "killed"
    return _STRENGTH.get(reading.rule, 2), is_weak_noun, reading.indicator != "killed", reading.term_start


def _clash(reading: Reading, other: Reading) -> bool:
    if reading.indicator == other.indicator:
        return _same_people(reading, other) or (
            reading.term_start == other.term_start
            and reading.rule != "superseded_toll"
            and other.rule != "superseded_toll"
            and reading.rule == "zero"
        )
    if reading.rule == "zero" or other.rule == "zero":
        return reading.rule != other.rule and _same_people(reading, other)
    is_free = other.assertion != "affirmed" or not _same_count(reading, other)
    return (
        _same_people(reading, other) and (reading.is_nominal or reading.rule == "attributive") and not is_free
    )


def _same_count(reading: Reading, other: Reading) -> bool:
    starts = {part.count_start for part in other.parts if part.count_start >= 0}
    return not starts or any(part.count_start in starts or part.count_start < 0 for part in reading.parts)


def _same_people(reading: Reading, other: Reading) -> bool:
    return any(
        part.start < rival.end and rival.start < part.end
        for part in reading.parts
        for rival in other.parts
        if part.count and rival.count
    )


def _from_reading(sentence: Sentence, reading: Reading) -> list[Statement]:
    counted = [part for part in reading.parts if part.count]
    if not counted:
        return []
    made = [_statement(sentence, reading, part) for part in _groups_joined(reading.parts)]
    if len(counted) == 1:
        return made
    unknown = len(counted) < len(reading.parts)
    total = None if unknown else sum_of([part.count for part in counted if part.count])
    if total is None:
        return made
    whole = replace(
        made[0],
        count=total,
        start=min(one.start for one in made),
        end=max(one.end for one in made),
        group_start=counted[0].start,
        group_end=max(part.end for part in counted),
        basis="derived",
        kind="sum",
    )
    stated = [one for one in made if one.kind == "number" or _ARTICLE.match(one.group)]
    for one in stated:
        one.whole = whole
    return [whole, *stated]


_ARTICLE = re.compile(r"(?:an?|another)\b", re.IGNORECASE)


def _groups_joined(parts: Sequence[Part]) -> list[Part]:
    """Return the counted parts, a plural without a number taken into the group before: 500 fighters and civilians."""
    joined: list[Part] = []
    for part in parts:
        if part.count is not None:
            joined.append(part)
        elif joined and joined[-1].kind == "number" and part.kind == "plural" and part.start > joined[-1].end:
            joined[-1] = replace(joined[-1], end=part.end)
    return joined


def _statement(sentence: Sentence, reading: Reading, part: Part) -> Statement:
    assert part.count is not None
    return Statement(
        sentence=sentence,
        indicator=reading.indicator,
        count=part.count,
        start=min(part.start, reading.term_start),
        end=max(part.end, reading.term_end),
        term_start=reading.term_start,
        term_end=reading.term_end,
        group_start=part.noun_start,
        group_end=part.end if part.noun_end < 0 else part.noun_end,
        rule=reading.rule,
        kind=part.kind,
        assertion=reading.assertion,
        is_further=part.is_further,
        is_household=part.is_household,
        agent=reading.agent,
        count_start=part.count_start,
        reader=reading.reader,
    )


_SUBSET_CUE = re.compile(
    r"\b(?:including|includes?|included|among (?:them|whom|those killed|the dead|the victims|those|the injured|the wounded)|of (?:them|whom|these|which)|mostly|mainly"
    r"|notably|at least [\w,]+ of them)\b"
)
_OF_THEM = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?of\s+(?:them|whom|the (?:dead|victims|wounded|injured|casualties|killed|displaced))\b"
)


def _tie_subsets(sentence: Sentence, lowered: str, statements: list[Statement]) -> None:
    """Tie the parts named behind "including", "among them" or "of them" to the figure before."""
    for cue in _SUBSET_CUE.finditer(lowered):
        whole = _whole_before(statements, cue.start())
        if whole is None:
            continue
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
            for part in single_parts(lowered, cue.end(), whole)
            if not any(_is_known(part, one) for one in statements)
        )
        for mention in counts_in(lowered):
            if _is_part(mention, cue, lowered, statements):
                part = _part_statement(sentence, lowered, mention, whole, cue.start())
                if part is not None:
                    statements.append(part)
    for mention in counts_in(lowered):
        if _OF_THEM.match(lowered, mention.end) and not any(
            one.count_start == mention.start for one in statements
        ):
            whole = _whole_before(statements, mention.start)
            if whole is not None:
                part = _part_statement(sentence, lowered, mention, whole, mention.start)
                if part is not None:
                    statements.append(part)


def _is_known(part: Statement, other: Statement) -> bool:
    return (
        other.start <= part.group_start < other.group_end
        and other.count == part.count
        and other.indicator == part.indicator
    )


def _whole_before(statements: list[Statement], position: int) -> Statement | None:
    before = [
        one for one in statements if one.start < position and one.whole is None and one.count.central > 0
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
    return not any(one.count_start == mention.start for one in statements)


_PART_NOUN = re.compile(
    r"\s+(?:of\s+(?:them|whom|the\s+\w+)\s+)?(?P<noun>(?!of\b|and\b|in\b|were\b|was\b)[a-z][\w'-]*(?:\s+(?!and\b|in\b|were\b|was\b|who\b|from\b|at\b|on\b|have\b|had\b|as\b|when\b|after\b|are\b|is\b|with\b|by\b)[a-z][\w'-]*){0,2})?"
)


def _part_statement(
    sentence: Sentence, lowered: str, mention: CountMention, whole: Statement, cue_start: int
) -> Statement | None:
    if mention.count.central > whole.count.central or mention.count.central == 0:
        return None
    noun = _PART_NOUN.match(lowered, mention.end)
    end = noun.end("noun") if noun and noun["noun"] else mention.end
    if noun and noun["noun"] and is_household_noun(noun["noun"].split()[-1]) and not whole.is_household:
        return None
    return replace(
        whole,
        count=mention.count,
        start=mention.start,
        end=end,
        group_start=mention.end,
        group_end=end,
        kind="number",
        count_start=mention.start,
        basis="stated",
        whole=whole,
        base=None,
        rule="subset",
        is_further=False,
    )


def _tie_superseded(statements: list[Statement]) -> None:
    """Tie an earlier toll ("up from 198") to the one that took its place."""
    for one in statements:
        if one.rule == "superseded_toll":
            newer = [
                other for other in statements if other.rule == "toll" and other.term_start == one.term_start
            ]
            if newer and newer[0].count.central >= one.count.central:
                one.whole = newer[0]
