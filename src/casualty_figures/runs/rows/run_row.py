"""The account a run gives of itself: what came in, what went out, and that it adds up."""

from collections.abc import Mapping
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.publishing import Release
from casualty_figures.reconciling import reconciliation_version
from casualty_figures.records.run import Run
from casualty_figures.records.tables import (
    ACCOUNTS,
    ARTICLES,
    CODEBOOK,
    EVENT_TABLES,
    FIGURES,
    QUARANTINE,
    REVIEWS,
)
from casualty_figures.runs.candidates import Candidates
from casualty_figures.runs.checked.changed_tables import rows_before
from casualty_figures.runs.intake import Intake
from casualty_figures.runs.last_release.standing import OF_ARTICLES, Standing, has_columns_of_today
from casualty_figures.runs.plan import Plan
from casualty_figures.schema.model import Table
from casualty_figures.schema.to_arrow import unchecked_schema

_SAYING = (
    ARTICLES,
    FIGURES,
    ACCOUNTS,
    *EVENT_TABLES,
    REVIEWS,
    QUARANTINE,
    CODEBOOK,
)  # the other tables say how the runs went


def run_row(  # noqa: PLR0913, PLR0917 - what came in, what went out, and when
    plan: Plan,
    intake: Intake,
    given: Candidates,
    said: Mapping[str, pa.Table],
    elsewhere: Mapping[str, pa.Table],
    finished_at: datetime,
) -> Run:
    """Return the row of `runs`: each count is taken where its rows are, so that a loss would show.

    `said` has the rows that the run looked at, `elsewhere` the keys of those that stand.
    """
    return Run(
        run_id=plan.run_id,
        started_at=plan.started_at,
        finished_at=finished_at,
        code_version=plan.engine.code_version,
        rule_set=plan.engine.rule_set,
        reconciliation_version=reconciliation_version(),
        parent_release=plan.parent_name,
        outcome=_outcome(plan, given, said),
        n_files_in=intake.n_files,
        n_duplicate_files=intake.n_duplicate_files,
        n_articles_in=len(plan.article_ids),
        n_articles_new=len(plan.to_read),
        n_articles_read=said["articles"].num_rows + elsewhere["articles"].num_rows,
        n_articles_refused=_refused_count(said["quarantine"], "articles"),
        n_figures_extracted=given.figures.num_rows + elsewhere["figures"].num_rows,
        n_figures_published=said["figures"].num_rows + elsewhere["figures"].num_rows,
        n_figures_quarantined=_refused_count(said["quarantine"], "figures"),
    )


def _refused_count(quarantine: pa.Table, table_name: str) -> int:
    return int(pc.sum(pc.equal(quarantine["table_name"], table_name), min_count=0).as_py())


def _outcome(plan: Plan, given: Candidates, said: Mapping[str, pa.Table]) -> str:
    """Return `unchanged` where the release says of the articles what the one before said."""
    parent = plan.parent
    if parent is None or plan.damaged or not _has_all(parent):
        return "published"
    is_same = all(_is_same(table, said[table.name], given, parent, plan.before) for table in _SAYING)
    return "unchanged" if is_same else "published"


def _is_same(table: Table, rows: pa.Table, given: Candidates, parent: Release, articles: Standing) -> bool:
    """Whether the release before has the rows; of a table of articles it is asked for theirs alone."""
    is_of_articles = table in OF_ARTICLES
    if not is_of_articles and rows.num_rows != parent.row_count(table.name):
        return False
    before = rows_before(table, rows, given, articles) if is_of_articles else parent.table(table.name)
    return bool(_in_order(table, before).equals(_in_order(table, rows)))


def _has_all(parent: Release) -> bool:
    """Whether a release has all tables and columns of today: those of older versions lack some."""
    return {table.name for table in _SAYING} <= {*parent.table_names} and has_columns_of_today(parent)


def _in_order(table: Table, rows: pa.Table) -> pa.Table:
    # Cast as well: what was published and what is about to be may differ in which columns can be empty.
    ordered = rows.sort_by(table.order)
    return ordered.cast(unchecked_schema(table))
