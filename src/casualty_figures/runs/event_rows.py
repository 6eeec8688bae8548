"""The accounts of all articles to the rows of the tables of events."""

from collections.abc import Mapping

import pyarrow as pa

from casualty_figures.reconciling import BEFORE_ALL, Former, reconciled
from casualty_figures.records.tables import (
    ESTIMATE_FIGURES,
    ESTIMATES,
    EVENTS,
    JUDGEMENTS,
    REVIEWS,
    WITHDRAWN_EVENTS,
)
from casualty_figures.reviewing import Applied
from casualty_figures.runs.damage import last_sound_rows
from casualty_figures.runs.plan import Plan
from casualty_figures.runs.review_rows import with_reasons
from casualty_figures.schema.to_arrow import rows_to_arrow


def reconciled_rows(
    accounts: pa.Table, read: Mapping[str, pa.Table], told: Applied, plan: Plan
) -> dict[str, pa.Table]:
    """Return `accounts` with their events, and the tables of events, as this run comes to hold them.

    `read` has the articles and figures that passed their checks, and `told`
    what people decided about them.
    """
    rows = reconciled(
        accounts,
        told.figures,
        read["articles"],
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
    if plan.parent is None:
        return BEFORE_ALL
    held = (EVENTS, ESTIMATES, ESTIMATE_FIGURES, JUDGEMENTS, WITHDRAWN_EVENTS)
    return Former(*(last_sound_rows(plan.parent, table.name) for table in held))
