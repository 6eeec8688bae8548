"""What a release held at an earlier time: its estimates and events of then."""

from datetime import UTC, date, datetime, time

from casualty_figures.records import ReleaseError

HISTORIC = {"estimates": ("estimates",), "events": ("events", "withdrawn_events")}
"""Tables with a past, each with the tables it is read from."""

_ENDED = "withdrawn_at, successor_event_ids, withdrawn_reason"


def time_of(told: str | date) -> datetime:
    """Return the time that is meant; a day means its end, and without a zone UTC is meant.

    Raises `ReleaseError` for a text that is no day and no time in ISO format.
    """
    if isinstance(told, datetime):
        return told if told.tzinfo else told.replace(tzinfo=UTC)
    if isinstance(told, date):
        return datetime.combine(told, time.max, UTC)
    try:
        return time_of(date.fromisoformat(told))
    except ValueError:
        pass
    try:
        return time_of(datetime.fromisoformat(told))
    except ValueError:
        raise ReleaseError(
            f"not a day or time: {told!r}: write 2026-01-31 or 2026-01-31T18:00 (UTC)"
        ) from None


def rows_held(table_name: str, at: datetime) -> str:
    """Return the SELECT of the rows of a table with a past that were held at a time.

    It asks the views `estimates_ever`, or `events_ever` and `withdrawn_events_ever`.
    Columns that a withdrawn event does not keep are empty, and `valid_to` is as it was then.
    """
    then = f"TIMESTAMPTZ '{at.astimezone(UTC).isoformat()}'"
    if table_name == "estimates":
        return (  # a constant and a time
            "SELECT * REPLACE (CAST(NULL AS TIMESTAMPTZ) AS valid_to) FROM estimates_ever "  # noqa: S608
            f"WHERE valid_from <= {then} "
            f"AND (valid_to IS NULL OR valid_to > {then})"
        )
    return (  # the same
        f"SELECT * FROM events_ever WHERE valid_from <= {then} UNION ALL BY NAME "  # noqa: S608
        f"SELECT * EXCLUDE ({_ENDED}) FROM withdrawn_events_ever "
        f"WHERE valid_from <= {then} AND withdrawn_at > {then}"
    )
