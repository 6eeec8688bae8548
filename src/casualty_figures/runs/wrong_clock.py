"""Articles archived under a wrong clock: refused as of the future until their day has come."""

from dataclasses import replace
from datetime import datetime

from casualty_figures.archive import Archive
from casualty_figures.publishing import Release
from casualty_figures.reading import CLOCK_TOLERANCE, DATED_AHEAD, read_article
from casualty_figures.records import ArchiveError, Origin, ReadingError, ReleaseError
from casualty_figures.runs.rows.refusals import READING


def put_right(archive: Archive, release: Release | None, now: datetime) -> None:
    """Have the archive say `now` of articles that were refused as of the future and are so no longer.

    Either the clock was wrong when they were archived or they were dated
    ahead; the day they name has come, and they are then read with that date.
    """
    refused = _dated_ahead(release) if release else frozenset()
    if not refused:
        return
    for origin in archive.origins(refused):
        if _is_readable(archive, origin, now):
            archive.retrieved_again(origin, now)


def _dated_ahead(release: Release) -> frozenset[str]:
    try:
        rows = release.table("quarantine").select(["row_id", "expectation", "reason"]).to_pylist()
    except ReleaseError:
        return frozenset()  # damaged: the run goes on to read every article anew
    return frozenset(
        row["row_id"]
        for row in rows
        if row["expectation"] == READING and row["reason"].startswith(DATED_AHEAD)
    )


def _is_readable(archive: Archive, origin: Origin, now: datetime) -> bool:
    """Whether an article can be read were it archived now, with no tolerance for other time zones."""
    try:
        read_article(archive.bytes_of(origin), replace(origin, retrieved_at=now - CLOCK_TOLERANCE))
    except (ArchiveError, ReadingError):
        return False
    return True
