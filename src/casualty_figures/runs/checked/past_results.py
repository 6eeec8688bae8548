"""What the checks of former runs found: of the newest in full, of older ones what failed and a summary."""

import json
from collections.abc import Collection
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.checking.results import sha256_of
from casualty_figures.publishing import Release
from casualty_figures.records.run import QualityResult
from casualty_figures.records.tables import QUALITY_RESULTS, RUNS
from casualty_figures.runs.last_release.damage import last_sound_rows
from casualty_figures.schema.to_arrow import in_columns_of, unchecked_schema

SUMMARY = "summary"
"""What stands for the expectation in a row that sums up those of a run on a table."""
RUNS_IN_FULL = 30
"""Runs of which every result is kept, the one at work among them: a month of days."""


@dataclass(frozen=True, slots=True)
class PastResults:
    """Rows of `quality_results` that stay, and those that sum up the runs of which others go."""

    stay: pa.Table
    summaries: tuple[QualityResult, ...] = ()


NO_RESULTS = PastResults(unchecked_schema(QUALITY_RESULTS).empty_table())
"""Before the first run."""


def past_results(parent: Release | None) -> PastResults:
    """Return what is kept of the results of the runs so far.

    A run that is no longer among the newest keeps its failed results, and a
    summary a table: `element_count` are its checks, `unexpected_count` those
    that failed, `failing_ids` their results.
    """
    if parent is None:
        return NO_RESULTS
    rows = in_columns_of(last_sound_rows(parent, QUALITY_RESULTS.name), unchecked_schema(QUALITY_RESULTS))
    is_summary = pc.equal(rows["expectation"], SUMMARY)
    whole = [*_newest_runs(parent), *rows.filter(is_summary)["run_id"].unique().to_pylist()]
    is_whole = pc.is_in(rows["run_id"], pa.array(whole, pa.string()))
    stays = pc.or_(is_whole, pc.invert(rows["success"]))
    return PastResults(rows.filter(stays), _summaries(rows.filter(pc.invert(is_whole))))


def _newest_runs(parent: Release) -> Collection[str]:
    runs = last_sound_rows(parent, RUNS.name).select(["run_id", "started_at"])
    newest = runs.sort_by([("started_at", "descending"), ("run_id", "ascending")])
    ids: list[str] = newest["run_id"].slice(0, RUNS_IN_FULL - 1).to_pylist()
    return ids


def _summaries(rows: pa.Table) -> tuple[QualityResult, ...]:
    counted = rows.group_by(["run_id", "table_name"]).aggregate([([], "count_all")])
    failed = rows.filter(pc.invert(rows["success"])).sort_by("result_id")
    failing: dict[tuple[str, str], list[str]] = {}
    for row in failed.select(["run_id", "table_name", "result_id"]).to_pylist():
        failing.setdefault((row["run_id"], row["table_name"]), []).append(row["result_id"])
    return tuple(
        _summary(
            row["run_id"],
            row["table_name"],
            row["count_all"],
            failing.get((row["run_id"], row["table_name"]), []),
        )
        for row in counted.sort_by([("run_id", "ascending"), ("table_name", "ascending")]).to_pylist()
    )


def _summary(run_id: str, table_name: str, n_checks: int, failing: list[str]) -> QualityResult:
    return QualityResult(
        result_id=sha256_of(run_id, table_name, SUMMARY, "{}"),
        run_id=run_id,
        table_name=table_name,
        expectation=SUMMARY,
        column_name=None,
        arguments="{}",
        severity="info",
        success=not failing,
        element_count=n_checks,
        unexpected_count=len(failing),
        unexpected_percent=100 * len(failing) / n_checks,
        failing_ids=json.dumps(failing),
    )
