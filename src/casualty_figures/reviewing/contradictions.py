"""Reviews that contradict each other: the later one holds, and both are told."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from casualty_figures.records.review import Review
from casualty_figures.reviewing.decisions import Amend
from casualty_figures.reviewing.outcomes import AnyReview

_One = TypeVar("_One", bound=AnyReview)


def overruled(reviews: Sequence[_One], about: Callable[[_One], Hashable]) -> dict[str, AnyReview]:
    """Return for the id of each review that no longer holds the later one that does.

    `reviews` are by time; `about` gives what a review decides on.
    """
    last: Mapping[Hashable, _One] = {about(review): review for review in reviews}
    return {
        review.review_id: last[about(review)] for review in reviews if differ(review, last[about(review)])
    }


def differ(one: AnyReview, other: AnyReview) -> bool:
    """Whether two reviews of one thing decide otherwise."""
    if isinstance(one, Amend) and isinstance(other, Amend):
        return one.changes != other.changes
    return one.action != other.action


def held_against(later: AnyReview) -> str:
    """Return what is told of a review that a later one overrules."""
    return f"{later.reviewer} decided otherwise later: {later.action}, {later.reason}"


def told_of(rows: Iterable[Review], later: Mapping[str, AnyReview]) -> list[Review]:
    """Return the rows, those of reviews that overrule others saying so; `later` is as `overruled` has it."""
    rows = list(rows)
    names = defaultdict(list)
    for row in rows:
        if row.review_id in later:
            names[later[row.review_id].review_id].append(f"{row.reviewer} ({row.action})")
    return [
        replace(row, message=f"{row.message}; against {', '.join(sorted(names[row.review_id]))}")
        if row.review_id in names
        else row
        for row in rows
    ]
