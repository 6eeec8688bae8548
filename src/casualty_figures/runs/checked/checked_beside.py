"""The tables beside articles and figures through the checks: their new rows, and the keys of all."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from casualty_figures.checking import Verdict, check_tables, check_whole, key_columns, rows_not_in
from casualty_figures.publishing import Release
from casualty_figures.records import ReleaseError
from casualty_figures.records.run import QualityResult
from casualty_figures.records.tables import ACCOUNTS, CODEBOOK, TABLES
from casualty_figures.runs.candidates import Candidates
from casualty_figures.runs.plan import Plan
from casualty_figures.schema.model import Table
from casualty_figures.schema.to_arrow import arrow_schema

_DESCRIBED = {table.name: table for table in TABLES}
_WHOLE = (ACCOUNTS, CODEBOOK)
"""Looked at as given: of accounts there are those that change, and the codebook is short."""


@dataclass(frozen=True, slots=True)
class CheckedBeside:
    """The tables as published, what the checks made of their new rows, and of the keys of all."""

    tables: dict[str, pa.Table]
    verdict: Verdict
    over_all: list[QualityResult]


def checked_beside(  # noqa: PLR0913, PLR0917 - the tables, what stands of them, and what they point at
    beside: Mapping[str, pa.Table],
    n_kept: Mapping[str, int],
    passed: Mapping[str, pa.Table],
    elsewhere: Mapping[str, pa.Table],
    given: Candidates,
    plan: Plan,
) -> CheckedBeside:
    """Return the tables `beside` the articles and figures that `passed`, checked.

    Rows that the release before has were checked then: the first `n_kept` of a
    table, and those found there. `elsewhere` has the keys of articles and
    figures that stand. Raises `PublicationStoppedError`
    where a row is unfit, a key stands twice or a row points at nothing.
    """
    parted = {
        name: _parted(_DESCRIBED[name], rows, n_kept.get(name, 0), plan.parent)
        for name, rows in beside.items()
    }
    new = {name: rows for name, (rows, _) in parted.items()}
    stands = {name: rows for name, (_, rows) in parted.items() if rows.num_rows}
    accounts = {"accounts": _standing_accounts(beside["accounts"], given)}
    keys = {**elsewhere, **stands, **accounts}
    verdict = check_tables(new, plan.run_id, beside=passed, elsewhere=keys)
    whole = {name: _keys(_DESCRIBED[name], rows, keys) for name, rows in {**passed, **new}.items()}
    tables = {name: rows.cast(arrow_schema(_DESCRIBED[name])) for name, rows in beside.items()}
    return CheckedBeside(tables, verdict, check_whole(whole, plan.run_id))


def _parted(table: Table, rows: pa.Table, n_kept: int, parent: Release | None) -> tuple[pa.Table, pa.Table]:
    """Return the rows that are new, and those that the release before has."""
    if n_kept:
        return rows.slice(n_kept), rows.slice(0, n_kept)
    new = _new_rows(table, rows, parent)
    return new, rows_not_in(rows, new) if new.num_rows < rows.num_rows else rows.slice(0, 0)


def _new_rows(table: Table, rows: pa.Table, parent: Release | None) -> pa.Table:
    """Return the rows that the release before does not have; all of them where it is of another form."""
    if parent is None or table in _WHOLE:
        return rows
    try:
        before = parent.table(table.name)
    except ReleaseError:  # damaged, or from before there was the table
        return rows
    if before.column_names != rows.column_names:
        return rows
    return rows_not_in(rows, before.cast(rows.schema))


def _standing_accounts(changed: pa.Table, given: Candidates) -> pa.Table:
    looked_at = changed["article_id"].combine_chunks()
    return given.standing.without(looked_at).columns(ACCOUNTS, key_columns(ACCOUNTS))


def _keys(table: Table, rows: pa.Table, elsewhere: Mapping[str, pa.Table]) -> pa.Table:
    own = rows.select(key_columns(table))
    if table.name not in elsewhere:
        return own
    return pa.concat_tables([own, elsewhere[table.name].select(own.column_names).cast(own.schema)])
