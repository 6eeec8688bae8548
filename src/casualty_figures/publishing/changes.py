"""What a release came to hold since a time: estimates that are new, changed or withdrawn, and why."""

import re
from datetime import datetime, timedelta

from casualty_figures.publishing.as_of import time_of
from casualty_figures.publishing.query import Answer, answer_of, read_only_connection
from casualty_figures.publishing.release import Release
from casualty_figures.records import ReleaseError

_TABLES = ("estimates", "events", "withdrawn_events", "runs")

ID_LENGTH = 64
"""Of a SHA-256 in hexadecimal digits."""

_NUMBERS = """
    CREATE MACRO numbers(low, best, high) AS CASE
        WHEN coalesce(low, best, high) IS NULL THEN 'nobody counted'
        WHEN low = high THEN low::VARCHAR
        WHEN high IS NULL AND best IS NULL THEN 'at least ' || low
        WHEN low IS NULL AND best IS NULL THEN 'up to ' || high
        WHEN high IS NULL THEN best || ' (' || coalesce(low::VARCHAR || ' or more', 'no bounds') || ')'
        ELSE concat_ws(' ', best, '(' || coalesce(low::VARCHAR || ' to ', 'up to ') || high || ')')
    END
"""

_CHANGES = """
    WITH told AS (
        SELECT event_id, indicator, victim_group,
            first(numbers(low, best, high)) FILTER (
                WHERE valid_from <= $since AND (valid_to IS NULL OR valid_to > $since)) AS was,
            first(numbers(low, best, high)) FILTER (WHERE valid_to IS NULL) AS now_is,
            string_agg(change_reason, ' | ' ORDER BY valid_from) FILTER (WHERE valid_from > $since) AS why
        FROM estimates
        GROUP BY ALL
        HAVING bool_or(valid_from > $since OR valid_to > $since)
    ),
    known AS (
        SELECT event_id, location_name, adm_1, country, date_start, date_end, NULL AS ended FROM events
        UNION ALL
        SELECT event_id, location_name, adm_1, country, date_start, date_end,
            concat_ws(': ', withdrawn_reason, successor_event_ids)
        FROM withdrawn_events
    )
    SELECT
        CASE WHEN was IS NULL THEN 'new' WHEN now_is IS NULL THEN 'withdrawn' ELSE 'changed' END AS change,
        left(event_id, $id_length) AS event,
        concat_ws(', ', coalesce(location_name, adm_1), country) AS place,
        CASE WHEN date_start = date_end THEN date_start::VARCHAR
            ELSE concat_ws(' to ', date_start, date_end) END AS day,
        concat_ws(', ', indicator, nullif(victim_group, 'all')) AS indicator,
        was,
        now_is AS "is",
        concat_ws(' | ', why, CASE WHEN now_is IS NULL
            THEN coalesce('event withdrawn: ' || ended, 'no figure tells it any more') END) AS why
    FROM told LEFT JOIN known USING (event_id)
    WHERE was IS NOT NULL OR now_is IS NOT NULL
    ORDER BY date_start DESC NULLS LAST, event_id, indicator
"""


def changes_since(release: Release, since: datetime, *, id_length: int = ID_LENGTH) -> Answer:
    """Return the estimates that are otherwise than they were held at a time, the latest events first.

    What came and went in between is not told. Ids of events have their first
    `id_length` characters.
    """
    release.verify(_TABLES)
    connection = read_only_connection(release, _TABLES)
    connection.execute(_NUMBERS)
    return answer_of(connection.execute(_CHANGES, {"since": since, "id_length": id_length}))


def start_of(release: Release, since: str | None) -> datetime:
    """Return the time that `since` means: a day or time, or when a release was made, by name or number.

    Without it, the time just before the run that made `release`. Which run made
    an earlier release the table runs says, so that it need not be there any
    more, nor on this disk. Raises `ReleaseError` for what is none of these.
    """
    if since is None:
        return _started(release, release.name) - timedelta(microseconds=1)
    if _RELEASE.fullmatch(since):
        return _started(release, since)
    try:
        return time_of(since)
    except ReleaseError:
        raise ReleaseError(f"--since: no release, and no day or time: {since!r}") from None


_RELEASE = re.compile(r"\d{1,6}(-[0-9a-f]{12})?")
"""A release by number or name; eight digits are a day."""


def _started(release: Release, name: str) -> datetime:
    """Return when the run began that made a release, which `release` comes from or is."""
    runs = release.columns("runs", ["started_at", "finished_at", "parent_release"])
    made = runs.sort_by("finished_at").to_pylist()
    names = [
        *(run["parent_release"] for run in made[1:]),
        release.name,
    ]  # a run starts from what was made last
    for run, called in zip(made, names, strict=False):
        if called and _number(called) == _number(run["parent_release"]) + 1 and _is_called(called, name):
            return time_of(run["started_at"])
    raise ReleaseError(
        f"release {release.name} does not say when release {name} was made: give a day or time"
    )


def _number(release: str | None) -> int:
    return int(release.partition("-")[0]) if release else 0


def _is_called(release: str, name: str) -> bool:
    return name == release or (name.isdigit() and int(name) == _number(release))
