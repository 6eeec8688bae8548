"""What the checks of one run found, table by table."""

import json
from dataclasses import dataclass
from typing import Any

from casualty_figures.publishing.report.evidence import Evidence, evidence_of
from casualty_figures.publishing.report.reported_tables import ReportedTables

MOST_ROWS = 20
"""Failing rows shown for one check; the table `quality_results` has them all."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One expectation, and the rows that did not meet it."""

    name: str
    subject: str
    arguments: str
    severity: str
    held: bool
    rows_checked: int
    rows_failing: int
    percent: float
    evidence: tuple[Evidence, ...]

    @property
    def rows_not_shown(self) -> int:
        """How many failing rows the page leaves out."""
        return max(self.rows_failing - len(self.evidence), 0)


@dataclass(frozen=True, slots=True)
class TableChecks:
    """Every check of one table: those that failed first."""

    table_name: str
    failed: tuple[CheckResult, ...]
    held: tuple[CheckResult, ...]

    @property
    def count(self) -> int:
        """How many checks the table had."""
        return len(self.failed) + len(self.held)


def checks_of(tables: ReportedTables, run_id: str) -> tuple[TableChecks, ...]:
    """Return the checks of a run: first of the tables that stop a release, then of others that failed one."""
    rows = tables.rows(
        "SELECT * FROM quality_results WHERE run_id = ? "
        "ORDER BY table_name, severity <> 'critical', unexpected_count DESC, column_name, expectation, "
        "result_id",
        run_id,
    )
    names = dict.fromkeys(row["table_name"] for row in rows)
    groups = (
        _table_checks(tables, name, [row for row in rows if row["table_name"] == name]) for name in names
    )
    return tuple(sorted(groups, key=lambda checks: (not is_stopped((checks,)), not checks.failed)))


def is_stopped(checks: tuple[TableChecks, ...]) -> bool:
    """Whether one of the checks stops publication."""
    return any(check.severity == "critical" for group in checks for check in group.failed)


def _table_checks(tables: ReportedTables, name: str, rows: list[dict[str, Any]]) -> TableChecks:
    results = [_check_result(tables, name, row) for row in rows]
    return TableChecks(
        table_name=name,
        failed=tuple(result for result in results if not result.held),
        held=tuple(result for result in results if result.held),
    )


def _check_result(tables: ReportedTables, table_name: str, row: dict[str, Any]) -> CheckResult:
    failing = [str(row_id) for row_id in _listed(row["failing_ids"])][:MOST_ROWS]
    arguments = _arguments(row["arguments"])
    return CheckResult(
        name=row["expectation"],
        subject=row["column_name"] or _columns_in(arguments) or "the whole table",
        arguments=", ".join(
            f"{name} {_short(value)}" for name, value in arguments.items() if name not in _SAID_ELSEWHERE
        ),
        severity=row["severity"],
        held=bool(row["success"]),
        rows_checked=row["element_count"] or 0,
        rows_failing=row["unexpected_count"] or 0,
        percent=row["unexpected_percent"] or 0.0,
        evidence=tuple(evidence_of(tables, table_name, failing)) if failing else (),
    )


_SAID_ELSEWHERE = frozenset({"column", "column_list", "column_A", "column_B", "ignore_row_if"})
"""Arguments that name what a check is about, and how Great Expectations passes over empty values."""


def _columns_in(arguments: dict[str, Any]) -> str:
    pair = [str(arguments[name]) for name in ("column_A", "column_B") if name in arguments]
    names = arguments.get("column_list") or pair
    return _short(names) if isinstance(names, list) else ""


def _short(value: object) -> str:
    words = ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
    return words if len(words) <= 160 else f"{words[:150]} …"


def _arguments(arguments_json: str | None) -> dict[str, Any]:
    try:
        arguments = json.loads(arguments_json or "{}")
    except ValueError:
        return {"arguments": arguments_json}
    return arguments if isinstance(arguments, dict) else {"arguments": arguments_json}


def _listed(array_json: str | None) -> list[object]:
    try:
        listed = json.loads(array_json or "[]")
    except ValueError:
        return []
    return listed if isinstance(listed, list) else []
