"""What the last release already says, and which of it still stands.

A row stands while the version of the engine and the rules that made it are
those of today. Rows in quarantine stand too: they are checked again with the
others, so that a check's verdict never depends on the order of the runs.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.extraction.extractor import ANSWER
from casualty_figures.publishing import Release, ReleaseFile
from casualty_figures.records import Origin
from casualty_figures.runs.damage import last_sound_rows, to_read_for
from casualty_figures.runs.former_rows import NOTHING, CarriedRows, rows_in
from casualty_figures.runs.refusals import is_refusal_of


@dataclass(frozen=True, slots=True)
class CarryOver:
    """What the last release said: the rows that stand, and those of the articles to read anew.

    The latter stay where the article cannot be read anew for want of its bytes.
    """

    stands: CarriedRows
    former: CarriedRows


FIRST_RUN = CarryOver(NOTHING, NOTHING)


def carry_over(
    release: Release,
    damaged: Iterable[ReleaseFile],
    origins: Iterable[Origin],
    *,
    code_version: str,
    rule_set: str,
) -> CarryOver:
    """Return the rows of a release that need no reading anew, and the others.

    The first are the rows that today's engine and rules made, and the rows of
    articles that are no longer in the archive: they cannot be read again, and
    nothing that was published disappears. A refusal to read stands only while
    the archive says the same of the article as it did then. Where another
    engine gave no answer, the article is read again, and it asked again; so
    is an article some of whose rows lay in a `damaged` file.
    """
    rows = rows_in(release.without(damaged))
    archived = {origin.article_id: origin for origin in origins}
    today = _runs_by(release, code_version, rule_set)
    unsound = to_read_for(damaged, rows)
    doubtful = unsound | _unanswered(rows.proposals)
    stands = {
        article_id
        for article_id, run_id in _id_pairs(rows.articles, "article_id")
        if (run_id in today and article_id not in doubtful) or article_id not in archived
    }
    refused = {
        row_id
        for row_id, run_id, row_json in _refusals(rows)
        if _still_refused(archived.get(row_id), row_json, was_today=run_id in today)
    }
    return CarryOver(rows.of(stands | refused), rows.of(rows.article_ids - stands - refused - unsound))


def _still_refused(origin: Origin | None, row_json: str, *, was_today: bool) -> bool:
    return origin is None or (was_today and is_refusal_of(row_json, origin))


def _refusals(rows: CarriedRows) -> Iterable[tuple[str, str, str]]:
    columns = (rows.refusals[name].to_pylist() for name in ("row_id", "run_id", "row_json"))
    return zip(*columns, strict=True)


def _unanswered(proposals: pa.Table) -> frozenset[str]:
    failed = proposals.filter(pc.equal(proposals["expectation"], ANSWER))
    return frozenset(failed["row_id"].to_pylist())


def _runs_by(release: Release, code_version: str, rule_set: str) -> frozenset[str]:
    """Return the runs that read with this engine and these rules."""
    runs = last_sound_rows(release, "runs").select(["run_id", "code_version", "rule_set"]).to_pylist()
    same = (run for run in runs if (run["code_version"], run["rule_set"]) == (code_version, rule_set))
    return frozenset(run["run_id"] for run in same)


def _id_pairs(rows: pa.Table, name: str) -> Iterable[tuple[str, str]]:
    return zip(rows[name].to_pylist(), rows["run_id"].to_pylist(), strict=True)
