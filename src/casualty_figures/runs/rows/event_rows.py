"""The accounts of all articles to the rows of the tables of events."""

from contextlib import suppress
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.publishing import Release, releases_before
from casualty_figures.reconciling import (
    BEFORE_ALL,
    HELD,
    Changed,
    Former,
    Held,
    Told,
    reconciled,
    reconciliation_version,
)
from casualty_figures.reconciling.testimony import ACCOUNT_COLUMNS, ARTICLE_COLUMNS, FIGURE_COLUMNS
from casualty_figures.records import ReleaseError
from casualty_figures.records.tables import ACCOUNTS, ARTICLES, FIGURES, REVIEWS
from casualty_figures.reviewing import Applied
from casualty_figures.runs.candidates import Candidates
from casualty_figures.runs.last_release.last_run import run_of
from casualty_figures.runs.last_release.standing import Standing
from casualty_figures.runs.last_release.told_rows import told_rows
from casualty_figures.runs.plan import Plan
from casualty_figures.runs.rows.review_rows import with_reasons
from casualty_figures.schema.to_arrow import rows_to_arrow


def reconciled_rows(accounts: pa.Table, told: Applied, plan: Plan, given: Candidates) -> Held:
    """Return `accounts` with their events, the tables of events and reviews, as this run comes to hold them.

    `told` has the articles and figures that passed their checks as they count;
    those that stand beside them count as they are. With `accounts` come those
    that stand and are of another event now.
    """
    former = _former(plan)
    held = reconciled(
        told_rows(accounts, told, given),
        former,
        told.reviewed,
        changed=_changed(told, plan, given) if former is not BEFORE_ALL else None,
        run_id=plan.run_id,
        at=plan.started_at,
    )
    own = {
        "accounts": _changed_accounts(held.tables["accounts"], accounts, given.standing),
        "estimate_figures": with_reasons(held.tables["estimate_figures"], told),
        "reviews": rows_to_arrow(REVIEWS, told.rows),
    }
    return replace(held, tables=held.tables | own)


def _changed_accounts(every: pa.Table, looked_at: pa.Table, standing: Standing) -> pa.Table:
    """Return the accounts of the articles looked at, and of those that have another event or name in one."""
    before = _comparable(standing.columns(ACCOUNTS, _COMPARED))
    same = before.append_column("stands", pa.array([True] * before.num_rows, pa.bool_()))
    known = _comparable(every.select(_COMPARED)).join(same, _COMPARED, join_type="left outer")
    moved = known.filter(pc.is_null(known["stands"]))["article_id"]
    articles = pa.chunked_array([*moved.chunks, *looked_at["article_id"].chunks], pa.string())
    return every.filter(pc.is_in(every["article_id"], value_set=articles.combine_chunks()))


_COMPARED = ["account_id", "indicator", "article_id", "event_id", "names_told"]


def _comparable(accounts: pa.Table) -> pa.Table:
    """Return the rows with the empty text for what is empty: in a join, nothing equals nothing."""
    return pa.table({name: pc.fill_null(accounts[name], "") for name in accounts.column_names})


def _former(plan: Plan) -> Former:
    """Return what was held: by the newest release of which all those tables are sound.

    Of one release, as what one table holds points at another. Nothing where
    every release is from before there were events.
    """
    if plan.parent is None:
        return BEFORE_ALL
    for release in (plan.parent, *releases_before(plan.parent)):
        with suppress(ReleaseError):
            return Former.of({table.name: release.table(table.name) for table in HELD})
    return BEFORE_ALL


def _changed(told: Applied, plan: Plan, given: Candidates) -> Changed | None:
    """Return the articles that were looked at, and what the release before told of them.

    Nothing, so that all is made anew, where nothing stands, and where people
    decided on figures now or then: the tables have them as they were read and not as
    they counted; nor where another version made the events that stand.
    """
    if plan.parent is None or given.standing.release is None or told.rows:
        return None
    if plan.parent.row_count(REVIEWS.name) or not _is_reconciled_so(plan.parent):
        return None
    before = plan.before
    looked_at = {
        *before.without(given.standing.ids).ids.to_pylist(),
        *told.articles["article_id"].to_pylist(),
    }
    was = Told(
        before.rows(ACCOUNTS, looked_at, ["account_id", "indicator", *ACCOUNT_COLUMNS, "names_told"]),
        before.rows(FIGURES, looked_at, FIGURE_COLUMNS),
        before.rows(ARTICLES, looked_at, ARTICLE_COLUMNS),
    )
    return Changed(frozenset(looked_at), was)


def _is_reconciled_so(release: Release) -> bool:
    run = run_of(release)
    return run is not None and run.reconciliation_version == reconciliation_version()
