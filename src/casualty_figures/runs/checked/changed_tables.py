"""What changes of the tables whose rows are each of one article, and whether anything does."""

from collections.abc import Collection, Mapping

import pyarrow as pa

from casualty_figures.publishing import ChangedRows
from casualty_figures.publishing.partitions import months_of
from casualty_figures.runs.candidates import Candidates
from casualty_figures.runs.last_release.standing import OF_ARTICLES, Standing
from casualty_figures.runs.plan import Plan
from casualty_figures.schema.model import Table


def changed_rows(
    tables: Mapping[str, pa.Table], given: Candidates, plan: Plan
) -> dict[str, pa.Table | ChangedRows]:
    """Return the tables, those of articles as what changes in the release before, where rows of it stand."""
    if plan.parent is None or given.standing.release is None:
        return dict(tables)
    changed = {table.name: _changed(tables[table.name], given, plan.before) for table in OF_ARTICLES}
    return dict(tables) | changed


def rows_before(table: Table, rows: pa.Table, given: Candidates, before: Standing) -> pa.Table:
    """Return what the articles of `before` have in place of `rows` in one of `OF_ARTICLES`."""
    return before.rows(table, _replaced(rows, given, before))


def _changed(rows: pa.Table, given: Candidates, before: Standing) -> ChangedRows:
    replaced = _replaced(rows, given, before)
    months = months_of(before.only(replaced).editions["source_date"])
    return ChangedRows(rows, pa.array(sorted(replaced), pa.string()), months)


def _replaced(rows: pa.Table, given: Candidates, before: Standing) -> Collection[str]:
    """Return the articles whose rows of before go: those looked at, and those with other rows now."""
    looked_at = frozenset(before.without(given.standing.ids).ids.to_pylist())
    return looked_at | frozenset(rows["article_id"].to_pylist())
