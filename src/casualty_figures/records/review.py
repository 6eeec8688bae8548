"""What people decided, and what became of it."""

from dataclasses import dataclass

from casualty_figures.schema import review_columns as columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One review or correction, as the last run found it."""

    review_id: columns.ReviewId
    review_kind: columns.ReviewKind
    action: columns.Action
    target_ids: columns.TargetIds
    reviewer: columns.Reviewer
    review_reason: columns.ReviewReason
    reviewed_at: columns.ReviewedAt
    review_outcome: columns.ReviewOutcome
    message: columns.ReviewMessage
