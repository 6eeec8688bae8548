"""Figures that add up: sums over places, and lists that add up to a figure before them."""

from collections.abc import Iterator

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.claims.sums import sum_of
from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence
from casualty_figures.languages.en.relations.part_statements import group_behind


def tie_ellipses(statements: list[Statement]) -> list[Statement]:
    """Return the sums of numbers over places: "12 in the first and nine in the second" are 21."""
    totals = []
    for model in [one for one in statements if one.rule != "elliptic" and one.whole is None]:
        others = [one for one in statements if one.rule == "elliptic" and one.model is model]
        total = sum_of([model.count, *(one.count for one in others)]) if others else None
        if total is None:
            continue
        whole = model.total(total, (model.start, max(one.end for one in [model, *others])))
        whole.rule = "elliptic_sum"
        whole.reader, whole.count_start = "patterns", -1
        for one in [model, *others]:
            one.whole = whole
        totals.append(whole)
    return totals


def explained_parts(counted: CountedSentence, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the parts of a list that adds up to a figure before it: 21 dead, 15 guests and six officers."""
    lowered = counted.lowered
    mentions = counted.counts
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
                yield whole.part(part, group_behind(part, lowered), rule="explained")
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


def tie_outcomes(statements: list[Statement]) -> None:
    """Tie the wounded to those hit, where wounded and dead add up to them: six shot, one dead, five hurt."""
    free = [one for one in statements if one.indicator == "injured" and one.whole is None]
    hit = [one for one in free if one.kind == "number" and one.term.lower() in _HIT]
    for whole in [one for one in hit if one.count.best]:
        behind = [one for one in statements if one.start > whole.start and one.whole is None]
        hurt = [one for one in behind if one.indicator == "injured"]
        told = sum_of([one.count for one in behind if one.indicator in {"injured", "killed"}])
        if hurt and len(behind) > len(hurt) and told is not None and told.best == whole.count.best:
            for one in hurt:
                one.whole = whole


_HIT = frozenset(("shot", "hit", "struck", "stabbed", "attacked"))
