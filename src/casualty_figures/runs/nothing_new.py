"""A run with nothing to do: nothing is to be read, and the next release would say what the last one says."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from casualty_figures.archive import Archive, Source
from casualty_figures.publishing import Release
from casualty_figures.reconciling import reconciliation_version
from casualty_figures.records.codebook import to_codebook
from casualty_figures.records.run import QuarantinedRow, Run
from casualty_figures.records.tables import CODEBOOK, QUARANTINE, REVIEWS, SOURCES, TABLES
from casualty_figures.runs.intake import Intake, intake_of_ids
from casualty_figures.runs.last_release.last_run import run_of
from casualty_figures.runs.last_release.standing import all_of, has_columns_of_today
from casualty_figures.runs.plan import EngineInForce, Plan
from casualty_figures.runs.rows.gone_pages import otherwise_gone
from casualty_figures.runs.rows.source_rows import source_rows
from casualty_figures.runs.summary import Summary, summary_of
from casualty_figures.schema.to_arrow import records_from_arrow, rows_to_arrow
from casualty_figures.sources.history.gone import pages_gone

_OF_THE_HOUR = ["n_attempts", "last_success_at"]
"""Columns of `sources` that every question to a source changes; the next release has them up to date."""


def known_intake(archive: Archive, sources: Iterable[Source], retrieved_at: datetime) -> Intake | None:
    """Return how many articles are given; `None` as soon as the archive lacks one, nothing written."""
    ids = []
    for source in sources:
        origin = archive.origin_of(source, retrieved_at)
        if not archive.holds(origin, source):
            return None
        ids.append(origin.article_id)
    return intake_of_ids(ids)


def stands(plan: Plan) -> bool:
    """Whether the next release would say what the last one says, of everything but the run.

    It would not where an article is to be read, a file is damaged, a page is
    gone, or engine, reconciling, columns, decisions or the days of the sources are not those of the last run.
    """
    release = plan.parent
    if release is None or plan.to_read or plan.damaged or not _is_of_today(release):
        return False
    run = run_of(release)
    if run is None or not _is_by_todays_code(run, plan):
        return False
    told = release.columns(REVIEWS.name, ["review_id"])["review_id"].to_pylist()
    return tuple(sorted(told)) == plan.decisions.ids and _has_same_sources(plan, release)


def unchanged(plan: Plan, intake: Intake, finished_at: datetime, tables: Path, report: Path) -> Summary:
    """Return the summary of a run that leaves the release before it as it is, and has no row in it."""
    release = plan.parent
    before = run_of(release) if release else None
    if release is None or before is None:
        raise ValueError("no release stands")
    run = replace(
        before,
        run_id=plan.run_id,
        started_at=plan.started_at,
        finished_at=finished_at,
        parent_release=release.name,
        outcome="unchanged",
        n_files_in=intake.n_files,
        n_duplicate_files=intake.n_duplicate_files,
        n_articles_new=0,
    )
    summary = summary_of(run, release, tables_folder=tables, report_path=report)
    return replace(summary, given=intake.article_ids)


def _is_by_todays_code(run: Run, plan: Plan) -> bool:
    is_read_so = EngineInForce(run.code_version, run.rule_set) == plan.engine
    return is_read_so and run.reconciliation_version == reconciliation_version()


def _is_of_today(release: Release) -> bool:
    """Whether a release has the tables and columns of today, described as today."""
    if not {table.name for table in TABLES} <= {*release.table_names} or not has_columns_of_today(release):
        return False
    today = rows_to_arrow(CODEBOOK, to_codebook()).sort_by(CODEBOOK.order)
    return bool(release.table(CODEBOOK.name).cast(today.schema).equals(today))


def _has_same_sources(plan: Plan, release: Release) -> bool:
    if not plan.histories:
        return not release.row_count(SOURCES.name)
    if otherwise_gone(all_of(release), pages_gone(plan.histories)):
        return False
    refused = records_from_arrow(QuarantinedRow, release.table(QUARANTINE.name))
    today = source_rows(plan, refused).sort_by(SOURCES.order).drop_columns(_OF_THE_HOUR)
    before = release.table(SOURCES.name).drop_columns(_OF_THE_HOUR)
    return bool(before.cast(today.schema).equals(today))
