"""What a source gave on one day."""

from dataclasses import dataclass

from casualty_figures.schema import source_columns as columns


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDay:
    """One day of one source of `sources.toml`, against its habit."""

    collected_from: columns.CollectedFrom
    day: columns.Day
    source_kind: columns.SourceKind
    source_status: columns.SourceStatus
    n_attempts: columns.AttemptCount
    n_failed_attempts: columns.FailedAttemptCount
    n_collected: columns.CollectedCount
    n_revised: columns.RevisedCount
    n_unread: columns.UnreadCount
    n_gone: columns.GoneCount
    usual_n_collected: columns.UsualCount
    last_success_at: columns.LastSuccessAt
    last_failure_at: columns.LastFailureAt
    last_failure_reason: columns.LastFailureReason
