"""The accounts of all articles to the rows of the tables of events."""

from contextlib import suppress

import pyarrow as pa

from casualty_figures.publishing import releases_before
from casualty_figures.reconciling import BEFORE_ALL, HELD, Former, reconciled
from casualty_figures.records import ReleaseError
from casualty_figures.records.tables import REVIEWS
from casualty_figures.reviewing import Applied
from casualty_figures.runs.plan import Plan
from casualty_figures.runs.review_rows import with_reasons
from casualty_figures.schema.to_arrow import rows_to_arrow


def reconciled_rows(accounts: pa.Table, told: Applied, plan: Plan) -> dict[str, pa.Table]:
    """Return `accounts` with their events, and the tables of events, as this run comes to hold them.

    `told` has the articles and figures that passed their checks as they count.
    """
    rows = reconciled(
        accounts,
        told.figures,
        told.articles,
        _former(plan),
        told.reviewed,
        run_id=plan.run_id,
        at=plan.started_at,
    )
    return rows | {
        "estimate_figures": with_reasons(rows["estimate_figures"], told),
        "reviews": rows_to_arrow(REVIEWS, told.rows),
    }


def _former(plan: Plan) -> Former:
    """Return what was held: by the newest release of which all those tables are sound.

    Of one release, as what one table holds points at another. Nothing where
    every release is from before there were events.
    """
    if plan.parent is None:
        return BEFORE_ALL
    for release in (plan.parent, *releases_before(plan.parent)):
        with suppress(ReleaseError):
            return Former(*(release.table(table.name) for table in HELD))
    return BEFORE_ALL
