"""What reviewers hold of two accounts: edges that beat those of the rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC

import pyarrow as pa

from casualty_figures.records.event import Judgement
from casualty_figures.records.review import Review
from casualty_figures.reviewing.contradictions import held_against, overruled, told_of
from casualty_figures.reviewing.decisions import OfAccount, Pair
from casualty_figures.reviewing.outcomes import review_row

_GONE = "the tables have no such account any more"
_ONE_NOW = "both are of one account now"


@dataclass(frozen=True, slots=True)
class JudgedPairs:
    """Edges between accounts, and the row of each review."""

    judgements: tuple[Judgement, ...]
    rows: tuple[Review, ...]


def judged_pairs(reviews: Sequence[Pair], figures: pa.Table) -> JudgedPairs:
    """Return what the reviews, by time, hold of accounts of the figures."""
    accounts = dict(zip(figures["figure_id"].to_pylist(), figures["account_id"].to_pylist(), strict=True))
    known = set(accounts.values())

    def now(account: OfAccount) -> str | None:
        found = accounts.get(account.figure_id or "")
        return found or (account.account_id if account.account_id in known else None)

    pairs: dict[str, tuple[str, str]] = {}
    rows = []
    for review in reviews:
        one, other = map(now, review.accounts)
        if one is None or other is None:
            rows.append(review_row(review, "target_gone", _GONE))
        elif one == other:
            rows.append(review_row(review, _of_one_account(review), _ONE_NOW))
        else:
            pairs[review.review_id] = (min(one, other), max(one, other))
    placed = [review for review in reviews if review.review_id in pairs]
    later = overruled(placed, lambda review: pairs[review.review_id])
    edges = {}
    for review in placed:
        if review.review_id in later:
            rows.append(review_row(review, "contradicts", held_against(later[review.review_id])))
            continue
        edge = _edge(review, pairs[review.review_id])
        edges[edge.account_id, edge.other_account_id, edge.judge] = edge
        rows.append(review_row(review, "applied", f"{review.action} event"))
    return JudgedPairs(tuple(edge for _, edge in sorted(edges.items())), tuple(told_of(rows, later)))


def _of_one_account(review: Pair) -> str:
    return "applied" if review.action == "same" else "target_gone"


def _edge(review: Pair, accounts: tuple[str, str]) -> Judgement:
    return Judgement(
        account_id=accounts[0],
        other_account_id=accounts[1],
        judge=f"reviewer:{review.reviewer}",
        judgement=review.action,
        score=None,
        judge_version=None,
        judged_at=review.time.astimezone(UTC),
        judgement_reason=review.reason,
    )
