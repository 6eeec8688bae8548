"""How the figures of one sentence hang together: sums, parts of a whole, fractions, corrections."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from casualty_figures.extraction.counts import Count, CountMention, counts_in, exactly
from casualty_figures.extraction.lexicon import alternatives, is_person_noun
from casualty_figures.extraction.statement import Statement
from casualty_figures.extraction.sums import sum_of
from casualty_figures.extraction.words import rows


def tie_ellipses(statements: list[Statement]) -> list[Statement]:
    """Return the sums of numbers over places: "12 in the first and nine in the second" are 21."""
    totals = []
    for model in [one for one in statements if one.rule != "elliptic" and one.whole is None]:
        others = [one for one in statements if one.rule == "elliptic" and one.model is model]
        total = sum_of([model.count, *(one.count for one in others)]) if others else None
        if total is None:
            continue
        whole = replace(
            model,
            count=total,
            end=max(one.end for one in [model, *others]),
            basis="derived",
            kind="sum",
            reader="patterns",
            rule="elliptic_sum",
            count_start=-1,
        )
        for one in [model, *others]:
            one.whole = whole
        totals.append(whole)
    return totals


_LIST_GAP = re.compile(r"^[^.;]*?(?:[:\u2013\u2014(-]|--|,)\s*$")


def explained_parts(lowered: str, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the parts of a list that adds up to a figure before it: "21 dead: 15 guests, two officers and four ..."."""
    mentions = counts_in(lowered)
    for whole in [one for one in statements if one.kind == "number" and one.whole is None and one.count.best]:
        behind = [
            one
            for one in mentions
            if one.start >= max(whole.count_start + 1, whole.group_end if whole.rule != "toll" else 0)
        ]
        behind = [one for one in behind if one.start > whole.count_start]
        parts = _adding_up_to(whole.count.best or 0, behind)
        if len(parts) < 2 or any(
            other.count_start == part.start and other.indicator != whole.indicator
            for other in statements
            for part in parts
        ):
            continue
        for part in parts:
            known = next((one for one in statements if one.count_start == part.start), None)
            if known is not None:
                known.whole = whole
            else:
                yield part_of(whole, part, lowered, "explained")
        return


def _adding_up_to(total: int, mentions: list[CountMention]) -> list[CountMention]:
    """Return the first run of mentions from the left that adds up to the total, none where none does."""
    taken: list[CountMention] = []
    for mention in mentions:
        if mention.count.quantifier != "exact":
            return []
        taken.append(mention)
        size = sum(one.count.central for one in taken)
        if size >= total:
            return taken if size == total else []
    return []


_NOUN = re.compile(
    r"\s+(?:of\s+(?:the\s+|them\s+|whom\s+)?)?(?P<noun>(?!and\b|in\b|were\b|was\b|of\b)[a-z][\w'-]*"
    r"(?:\s+(?!and\b|in\b|were\b|was\b|who\b|from\b|at\b|on\b|have\b|had\b|as\b|when\b|after\b|are\b|is\b|with\b|by\b)[a-z][\w'-]*){0,2})"
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
    r"\b(?:an?|another)\s+(?:[\w-]+\s+){0,3}?(?P<noun>[a-z][\w-]*)(?=\s*(?:[.,;:)]|$|(?:and|who|from|in|were|was|at|of|with|whose|on)\b))"
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


_AMONG = re.compile(
    r"\b(?:among|of)\s+(?:the|those)\s+(?:[\w,]+\s+)?(?P<state>dead|killed|fatalities|victims|wounded|injured|missing|displaced|arrested|detained|kidnapped|abducted|casualties)\b"
)
_WERE_AMONG = re.compile(
    r"\b(?:was|were|is|are)\s+among\s+(?:the|those)\s+(?:[\w,]+\s+)?(?P<state>dead|killed|victims|wounded|injured|missing|displaced|arrested|detained|kidnapped)\b"
)
_INDICATOR = {
    "dead": "killed",
    "fatalities": "killed",
    "victims": "killed",
    "wounded": "injured",
    "arrested": "detained",
    "kidnapped": "abducted",
    "casualties": "killed",
}


def among_the_dead(
    lowered: str, statements: list[Statement]
) -> Iterator[tuple[str, CountMention, tuple[int, int]]]:
    """Yield indicator, mention and term of "among the 41 dead were seven" and "three children were among the dead"."""
    taken = {one.count_start for one in statements}
    for mention in counts_in(lowered):
        if mention.start in taken:
            continue
        before = [
            match for match in _AMONG.finditer(lowered) if match.end() <= mention.start <= match.end() + 30
        ]
        after = _WERE_AMONG.search(lowered, mention.end)
        match = before[-1] if before else after if after and after.start() - mention.end < 60 else None
        if match is not None and not re.search(
            r"[;]", lowered[min(match.end(), mention.end) : max(match.start(), mention.start)]
        ):
            yield _INDICATOR.get(match["state"], match["state"]), mention, match.span("state")


@cache
def _fraction() -> re.Pattern[str]:
    words = alternatives(row[0] for row in rows("fractions"))
    return re.compile(
        rf"\b(?:(?:about|around|nearly|almost|roughly|more\s+than|over|at\s+least)\s+)?(?P<fraction>{words})\s+(?:of\s+(?:them|whom|the\s+(?:dead|victims|injured|wounded|total|displaced|detainees)|those\s+\w+)\b|(?:were|are|was)\b)"
        r"(?P<group>(?:\s+(?:were\s+|are\s+)?(?:in\s+(?:the\s+)?)?[a-z][\w'-]*){0,3})"
    )


def fractions_of(lowered: str, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the parts given as a fraction of a figure: "40 people, half of them women"."""
    factors = {phrase: (int(up), int(down)) for phrase, up, down in rows("fractions")}
    for match in _fraction().finditer(lowered):
        whole = max(
            (
                one
                for one in statements
                if one.end <= match.start() + 1 and one.whole is None and one.count.central > 0
            ),
            key=lambda one: one.end,
            default=None,
        )
        if whole is None:
            continue
        up, down = factors[" ".join(match["fraction"].split())]
        named = whole.count.best if whole.count.best is not None else whole.count.low
        if named is None:
            continue
        is_whole_number = whole.count.quantifier == "exact" and named * up % down == 0
        number = round(named * up / down)
        count = exactly(number) if is_whole_number else Count("approximately", None, number, None)
        yield replace(
            whole,
            count=count,
            start=match.start(),
            end=match.end(),
            group_start=match.start("group"),
            group_end=match.end("group"),
            rule="fraction",
            reader="patterns",
            kind="derived",
            basis="derived",
            whole=whole,
            base=whole,
            count_start=match.start(),
        )


_MANNER = re.compile(
    r"\s+(?:of\s+(?:them|whom)\s+)?(?:seriously|critically|badly|gravely|severely|lightly|slightly|fatally)(?=\s*(?:[.,;)]|$|and\b))"
)


def manner_parts(lowered: str, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the parts told apart by manner: "64 have been injured, eight seriously"."""
    for mention in counts_in(lowered):
        if _MANNER.match(lowered, mention.end) and not any(
            one.count_start == mention.start for one in statements
        ):
            whole = max(
                (one for one in statements if one.end <= mention.start and one.whole is None),
                key=lambda one: one.end,
                default=None,
            )
            if whole is not None and mention.count.central <= whole.count.central:
                made = part_of(whole, mention, lowered, "manner")
                yield replace(made, group_start=mention.end, group_end=mention.end, end=mention.end)


_CORRECTION = re.compile(
    r"\b(?:correct|actual|true|right|real)\s+(?:number|figure|toll|count|total)\s+(?:is|was|should\s+(?:be|have\s+been)|stands\s+at)\s+$"
)
_NOT = re.compile(r"\b(?:not|rather\s+than|instead\s+of)\s+$")


def corrections_in(lowered: str, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the number put right ("the correct figure is 14") and the one put away ("not 111")."""
    for mention in counts_in(lowered):
        if any(one.count_start == mention.start for one in statements) or not statements:
            continue
        before = lowered[: mention.start]
        model = max(
            (one for one in statements if one.end <= mention.start), key=lambda one: one.end, default=None
        )
        if model is None:
            continue
        if _CORRECTION.search(before):
            yield replace(part_of(model, mention, lowered, "correction"), whole=None, assertion="affirmed")
        elif _NOT.search(before) and model.count.quantifier == "exact":
            yield replace(part_of(model, mention, lowered, "correction"), whole=None, assertion="retracted")


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
        whole = max(
            (one for one in statements if one.start < mention.start and one.whole is None),
            key=lambda one: one.end,
            default=None,
        )
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
