"""Every row through the checks, and the account of the run through its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from json import loads
from typing import Any

import pyarrow as pa

from casualty_figures.checking.validation import Validation
from casualty_figures.publishing import ChangedRows, Release
from casualty_figures.records import PublicationStoppedError
from casualty_figures.records.codebook import to_codebook
from casualty_figures.records.run import QualityResult, QuarantinedRow, Run
from casualty_figures.records.tables import (
    CODEBOOK,
    EVENT_TABLES,
    QUALITY_RESULTS,
    QUARANTINE,
    REVIEWS,
    RUNS,
    SOURCES,
)
from casualty_figures.runs.candidates import Candidates
from casualty_figures.runs.checked.changed_tables import changed_rows
from casualty_figures.runs.checked.checked_beside import checked_beside
from casualty_figures.runs.checked.checked_rows import checked_rows, keys_elsewhere
from casualty_figures.runs.checked.past_results import PastResults, past_results
from casualty_figures.runs.intake import Intake
from casualty_figures.runs.last_release.damage import last_sound_rows
from casualty_figures.runs.plan import Plan
from casualty_figures.runs.rows.account_rows import account_rows
from casualty_figures.runs.rows.event_rows import reconciled_rows
from casualty_figures.runs.rows.review_rows import counted_accounts, reviewed_rows
from casualty_figures.runs.rows.run_row import run_row
from casualty_figures.runs.rows.source_rows import source_rows
from casualty_figures.schema.to_arrow import arrow_schema, in_columns_of, rows_to_arrow, unchecked_schema


@dataclass(frozen=True, slots=True)
class Checked:
    """What is fit to publish, this run's row among it, and what the checks made of each.

    Of the tables whose rows are each of one article there are, after a release
    of which most stands, only the rows that change.
    """

    tables: Mapping[str, pa.Table | ChangedRows]
    run: Run
    validations: Sequence[Validation]


def checked(given: Candidates, plan: Plan, intake: Intake, *, finished_at: datetime) -> Checked:
    """Return the tables of the next release.

    Rows of articles and figures that fail a check are in its quarantine.
    Raises `PublicationStoppedError` where a whole table is unfit: one that is
    empty and must not be, or counts that do not add up.
    """
    rows = checked_rows(given, plan)
    given, verdict, accounts = rows.given, rows.verdict, rows.accounts
    refused = [replace(row, run_id=_first_run(row)) for row in verdict.quarantined]
    told = reviewed_rows(plan.decisions, verdict.passed, [*given.refusals, *refused])
    if refused or told.reasons:  # what is refused or rejected counts in no account
        accounts = counted_accounts(told.figures, verdict.passed["figures"])
    events = reconciled_rows(accounts, told, plan, given)
    said = {
        **verdict.passed,
        **events.tables,
        "quarantine": rows_to_arrow(QUARANTINE, [*given.refusals, *refused]),
        "codebook": rows_to_arrow(CODEBOOK, to_codebook()),
    }
    elsewhere = keys_elsewhere(given)
    run = run_row(plan, intake, given, said, elsewhere, finished_at)
    past = past_results(plan.parent)
    beside = {
        **events.tables,
        "quarantine": said["quarantine"],
        "codebook": said["codebook"],
        "sources": source_rows(plan, [*given.refusals, *refused]),
        "runs": _added(plan.parent, RUNS.name, rows_to_arrow(RUNS, [run])),
        "quality_results": _results(past, verdict.results),
    }
    n_kept = events.n_kept | {
        "runs": _n_before(plan.parent, RUNS.name),
        "quality_results": past.stay.num_rows,
    }
    last = checked_beside(beside, n_kept, verdict.passed, elsewhere, given, plan)
    results = [*verdict.results, *last.verdict.results, *last.over_all]
    tables = {
        **verdict.passed,
        **last.tables,
        "quality_results": _results(past, results).cast(arrow_schema(QUALITY_RESULTS)),
    }
    return Checked(changed_rows(tables, given, plan), run, [*verdict.validations, *last.verdict.validations])


def unpublished(given: Candidates, stopped: PublicationStoppedError) -> dict[str, pa.Table]:
    """Return what a stopped run would have published, and the checks until then, for its report."""
    return {
        "articles": given.articles,
        "figures": given.figures,
        "accounts": account_rows(given.figures),
        **{table.name: unchecked_schema(table).empty_table() for table in (*EVENT_TABLES, SOURCES, REVIEWS)},
        "quarantine": rows_to_arrow(QUARANTINE, given.refusals),
        "quality_results": rows_to_arrow(QUALITY_RESULTS, stopped.results),
    }


def _first_run(row: QuarantinedRow) -> str:
    """Return the run that first wrote a refused row: it is refused anew, and the same, in each run."""
    whole: dict[str, Any] = loads(row.row_json)
    return str(whole.get("run_id") or row.run_id)


def _results(past: PastResults, results: Sequence[QualityResult]) -> pa.Table:
    return pa.concat_tables([past.stay, rows_to_arrow(QUALITY_RESULTS, [*past.summaries, *results])])


def _added(parent: Release | None, name: str, rows: pa.Table) -> pa.Table:
    """Return the rows after those of the releases before."""
    if parent is None:
        return rows
    return pa.concat_tables([in_columns_of(last_sound_rows(parent, name), rows.schema), rows])


def _n_before(parent: Release | None, name: str) -> int:
    return last_sound_rows(parent, name).num_rows if parent else 0
