"""Decisions to what they change: figures as they count, edges between accounts, a row for each decision.

Corrections of sources are applied first and reviewers decide after them. Of
reviews that contradict each other the later holds. All of it is made anew
from the files in each run, so that applying a review twice changes nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pyarrow as pa

from casualty_figures.records.event import Judgement
from casualty_figures.records.review import Review
from casualty_figures.reviewing.articles import CountedArticles
from casualty_figures.reviewing.decisions import Decisions, Dismiss, Pair
from casualty_figures.reviewing.figures import CountedFigures
from casualty_figures.reviewing.outcomes import review_row, unreadable_row
from casualty_figures.reviewing.pairs import judged_pairs


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What reviewers say to reconciling: edges of accounts, and figures that decide, the last at the end."""

    judgements: tuple[Judgement, ...] = ()
    deciding: tuple[str, ...] = ()


UNREVIEWED = Reviewed()


@dataclass(frozen=True, slots=True)
class Applied:
    """The figures and articles as they count, and what else the decisions make.

    `reasons` is what is told of each figure that was decided on, by figure_id,
    `rejected` are those that count nowhere, and `rows` those of `reviews`.
    """

    figures: pa.Table
    articles: pa.Table
    reviewed: Reviewed
    rejected: frozenset[str]
    reasons: Mapping[str, str]
    rows: tuple[Review, ...]


def applied(
    decisions: Decisions, figures: pa.Table, articles: pa.Table, refused_ids: Collection[str]
) -> Applied:
    """Return what the decisions make of the figures and articles that passed their checks.

    `refused_ids` are the quarantine_id and row_id of all refused rows. What a
    decision is about and is not there is told in its row.
    """
    counted, sources = CountedFigures(figures), CountedArticles(articles)
    rows = [
        sources.correct(one, counted) if one.is_of_article else counted.correct(one, articles)
        for one in decisions.corrections
    ]
    rows += counted.decide(
        [one for one in decisions.reviews if not isinstance(one, Pair) and not isinstance(one, Dismiss)]
    )
    pairs = judged_pairs([one for one in decisions.reviews if isinstance(one, Pair)], figures)
    rows += pairs.rows
    rows += _dismissed([one for one in decisions.reviews if isinstance(one, Dismiss)], refused_ids)
    rows += map(unreadable_row, decisions.unreadable)
    return Applied(
        counted.counted,
        sources.counted,
        Reviewed(pairs.judgements, tuple(counted.deciding)),
        frozenset(counted.rejected),
        MappingProxyType(counted.reasons),
        tuple(sorted(rows, key=lambda row: row.review_id)),
    )


def _dismissed(reviews: Sequence[Dismiss], refused_ids: Collection[str]) -> list[Review]:
    return [
        review_row(review, "applied", "dismissed; the row stays in the quarantine")
        if {review.quarantine_id, review.row_id} & set(refused_ids)
        else review_row(review, "target_gone", "the quarantine has no such row any more")
        for review in reviews
    ]
