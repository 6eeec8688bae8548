"""What the last release already says, and which of it still stands.

A row stands while the version of the engine and the rules that made it are
those of today. Rows in quarantine stand too: they are checked again with the
others, so that a check's verdict never depends on the order of the runs.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.archive import Archive
from casualty_figures.extraction.extractor import ANSWER
from casualty_figures.publishing import Release, ReleaseFile
from casualty_figures.reading.versions.editions import Edition
from casualty_figures.records import Origin
from casualty_figures.reviewing import NO_DECISIONS, Decisions
from casualty_figures.runs.decided import decided_articles
from casualty_figures.runs.last_release.damage import last_sound_rows, to_read_for
from casualty_figures.runs.last_release.former_rows import (
    NOTHING,
    CarriedRows,
    refused_in,
    rows_in,
    with_published,
)
from casualty_figures.runs.last_release.standing import NOTHING_STANDS, Standing, all_of, has_columns_of_today
from casualty_figures.runs.rows.refusals import is_refusal_of


@dataclass(frozen=True, slots=True)
class CarryOver:
    """What the last release said.

    `standing` are articles whose rows stay as they are, unread; `stands` rows
    that stand and are checked again, and what was refused; `former` the rows
    of articles to be read anew, which stay where their bytes are gone; `gone`
    the editions of articles in `stands` and `former`. `every` are all of its
    articles, where all could stand.
    """

    standing: Standing
    stands: CarriedRows
    former: CarriedRows
    gone: tuple[Edition, ...] = ()
    every: Standing = NOTHING_STANDS


FIRST_RUN = CarryOver(NOTHING_STANDS, NOTHING, NOTHING)


def carry_over(  # noqa: PLR0913 - the release, what is damaged of it, and what decides what stands
    release: Release,
    damaged: Collection[ReleaseFile],
    archive: Archive,
    *,
    code_version: str,
    rule_set: str,
    decisions: Decisions = NO_DECISIONS,
) -> CarryOver:
    """Return the rows of a release that need no reading anew, and the others.

    The first are the rows that today's engine and rules made, and the rows of
    articles that are no longer in the archive: they cannot be read again, and
    nothing that was published disappears. A refusal to read stands only while
    the archive says the same of the article as it did then. Where another
    engine gave no answer, the article is read again, and it asked again; so
    is an article some of whose rows lay in a `damaged` file.

    Of articles that stand, those with a refused row and those that people
    decided on are checked again, whole; so are all of them where a file is
    damaged and where the release lacks a column of today.
    """
    today = _runs_by(release, code_version, rule_set)
    is_whole = not damaged and has_columns_of_today(release)
    every = all_of(release) if is_whole else NOTHING_STANDS
    waiting = refused_in(release.without(damaged))
    rows = waiting if is_whole else rows_in(release.without(damaged))
    unsound = to_read_for(damaged, rows)
    doubtful, archived = unsound | _unanswered(rows.proposals), archive.article_ids()
    stands = {
        article_id
        for table in (rows.articles, every.editions)
        for article_id in _standing_ids(table, today, doubtful, archived)
    }
    refused = _refused_as_before(rows, archive, today)
    again = _with_refused_rows(waiting) | decided_articles(decisions, release) if is_whole else frozenset()
    standing = every.only(stands).without(again)
    looked_at = every.without(standing.ids)
    rows = with_published(rows, looked_at)
    return CarryOver(
        standing,
        rows.of(stands | refused),
        rows.of(rows.article_ids - stands - refused - unsound),
        tuple(looked_at.named(looked_at.ids.to_pylist())),
        every,
    )


def _standing_ids(
    rows: pa.Table, today: frozenset[str], doubtful: frozenset[str], archived: frozenset[str]
) -> Iterable[str]:
    """Return the articles in the rows that are not to be read anew."""
    read_today = pc.is_in(rows["run_id"], value_set=pa.array(sorted(today), pa.string()))
    is_doubtful = pc.is_in(rows["article_id"], value_set=pa.array(sorted(doubtful), pa.string()))
    is_archived = pc.is_in(rows["article_id"], value_set=pa.array(sorted(archived), pa.string()))
    is_sound = pc.and_(read_today, pc.invert(is_doubtful))
    ids: list[str] = rows.filter(pc.or_(is_sound, pc.invert(is_archived)))["article_id"].to_pylist()
    return ids


def _refused_as_before(rows: CarriedRows, archive: Archive, today: frozenset[str]) -> set[str]:
    """Return the articles of whose refusal the archive says the same as then."""
    origins = {one.article_id: one for one in archive.origins(rows.refusals["row_id"].to_pylist())}
    columns = (rows.refusals[name].to_pylist() for name in ("row_id", "run_id", "row_json"))
    return {
        row_id
        for row_id, run_id, row_json in zip(*columns, strict=True)
        if _still_refused(origins.get(row_id), row_json, was_today=run_id in today)
    }


def _with_refused_rows(waiting: CarriedRows) -> frozenset[str]:
    tables = (waiting.articles, waiting.figures)
    return frozenset(key for rows in tables for key in rows["article_id"].to_pylist())


def _still_refused(origin: Origin | None, row_json: str, *, was_today: bool) -> bool:
    return origin is None or (was_today and is_refusal_of(row_json, origin))


def _unanswered(proposals: pa.Table) -> frozenset[str]:
    failed = proposals.filter(pc.equal(proposals["expectation"], ANSWER))
    return frozenset(failed["row_id"].to_pylist())


def _runs_by(release: Release, code_version: str, rule_set: str) -> frozenset[str]:
    """Return the runs that read with this engine and these rules."""
    runs = last_sound_rows(release, "runs").select(["run_id", "code_version", "rule_set"]).to_pylist()
    same = (run for run in runs if (run["code_version"], run["rule_set"]) == (code_version, rule_set))
    return frozenset(run["run_id"] for run in same)
