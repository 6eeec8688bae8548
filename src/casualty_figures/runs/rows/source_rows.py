"""What each source gave day by day, as rows of `sources`."""

from collections.abc import Sequence

import pyarrow as pa

from casualty_figures.records.run import QuarantinedRow
from casualty_figures.records.tables import ARTICLES, SOURCES
from casualty_figures.runs.plan import Plan
from casualty_figures.schema.to_arrow import rows_to_arrow
from casualty_figures.sources.history.days import source_days


def source_rows(plan: Plan, refused: Sequence[QuarantinedRow]) -> pa.Table:
    """Return a row a source and day up to the day of the run; `refused` are all rows of its quarantine."""
    unread = frozenset(row.row_id for row in refused if row.table_name == ARTICLES.name)
    return rows_to_arrow(SOURCES, source_days(plan.histories, unread, plan.started_at.date()))
