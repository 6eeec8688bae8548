"""Outcomes as rows of `quality_results`."""

import hashlib
import json
from collections.abc import Iterable, Mapping

import pyarrow as pa

from casualty_figures.checking.validation import Outcome
from casualty_figures.records.run import QualityResult
from casualty_figures.records.tables import TABLES

_KEYS = {table.name: table.key for table in TABLES}


def quality_results(
    outcomes: Iterable[Outcome], tables: Mapping[str, pa.Table], run_id: str
) -> list[QualityResult]:
    """Return one row an outcome, in their order."""
    return [_quality_result(outcome, tables[outcome.table], run_id) for outcome in outcomes]


def row_id(table: str, row: Mapping[str, object]) -> str:
    """Return the key of the row in its table; parts of a key are joined by a slash, absent ones empty."""
    return "/".join("" if row.get(name) is None else str(row[name]) for name in _KEYS[table])


def sha256_of(*parts: str) -> str:
    """Return the SHA-256 of the parts, as a JSON array in UTF-8."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def _quality_result(outcome: Outcome, rows: pa.Table, run_id: str) -> QualityResult:
    expectation = outcome.expectation
    arguments = json.dumps(dict(expectation.arguments), ensure_ascii=False, default=str)
    failing = [row_id(outcome.table, row) for row in _keys_of(outcome, rows)]
    return QualityResult(
        result_id=sha256_of(run_id, outcome.table, expectation.name, arguments),
        run_id=run_id,
        table_name=outcome.table,
        expectation=expectation.name,
        column_name=expectation.column,
        arguments=arguments,
        severity=expectation.severity,
        success=outcome.held,
        element_count=outcome.n_rows,
        unexpected_count=len(failing),
        unexpected_percent=100 * len(failing) / outcome.n_rows if failing else 0.0,
        failing_ids=json.dumps(failing),
    )


def _keys_of(outcome: Outcome, rows: pa.Table) -> list[dict[str, object]]:
    if not outcome.failing:
        return []
    failing: list[dict[str, object]] = (
        rows.select(list(_KEYS[outcome.table])).take(list(outcome.failing)).to_pylist()
    )
    return failing
