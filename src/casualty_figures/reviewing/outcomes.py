"""Rows of the table `reviews`, from reviews, corrections and what could not be read."""

from datetime import UTC

from casualty_figures.records.review import Review
from casualty_figures.reviewing.decisions import Accept, Amend, Correction, Dismiss, Pair, Reject, Unreadable

AnyReview = Accept | Reject | Amend | Pair | Dismiss


def targets_of(review: AnyReview) -> tuple[str, ...]:
    """Return the ids of what a review is about, those of a pair in order."""
    if isinstance(review, Pair):
        return tuple(sorted(account.name for account in review.accounts))
    if isinstance(review, Dismiss):
        return (review.quarantine_id or review.row_id or "",)
    return (review.figure_id,)


def review_row(review: AnyReview, outcome: str, message: str) -> Review:
    """Return the row of a review."""
    return Review(
        review_id=review.review_id,
        review_kind="review",
        action=review.action,
        target_ids="; ".join(targets_of(review)),
        reviewer=review.reviewer,
        review_reason=review.reason,
        reviewed_at=review.time.astimezone(UTC),
        review_outcome=outcome,
        message=message,
    )


def correction_row(correction: Correction, outcome: str, message: str) -> Review:
    """Return the row of a correction."""
    return Review(
        review_id=correction.review_id,
        review_kind="correction",
        action="correct",
        target_ids=correction.article or correction.publisher,
        reviewer=correction.who,
        review_reason=correction.reason,
        reviewed_at=None,
        review_outcome=outcome,
        message=message,
    )


def unreadable_row(one: Unreadable) -> Review:
    """Return the row of what could not be read."""
    return Review(
        review_id=one.review_id,
        review_kind=one.review_kind,
        action=None,
        target_ids=None,
        reviewer=None,
        review_reason=None,
        reviewed_at=None,
        review_outcome="unreadable",
        message=one.message,
    )
