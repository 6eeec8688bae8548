"""What lies in quarantine, and why."""

from dataclasses import dataclass
from typing import Any

from casualty_figures.publishing.report.evidence import Sentence, fields_of, sentence_of
from casualty_figures.publishing.report.reported_tables import ReportedTables

MOST_ROWS = 60
"""Rows in quarantine that are shown; the table `quarantine` has them all."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One row in quarantine."""

    table_name: str
    expectation: str
    column_name: str | None
    reason: str
    source_name: str
    sentence: Sentence | None
    row_json: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class RefusalCause:
    """A check, and how many rows it refused, as a share of the most that one check refused."""

    table_name: str
    expectation: str
    column_name: str | None
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Quarantine:
    """The whole quarantine: its size, its causes and as many of its rows as a page holds."""

    count: int
    causes: tuple[RefusalCause, ...]
    rows: tuple[RefusedRow, ...]

    @property
    def rows_not_shown(self) -> int:
        """How many rows the page leaves out."""
        return self.count - len(self.rows)


def quarantine_of(tables: ReportedTables, run_id: str) -> Quarantine:
    """Return what lies in quarantine after the run: what the run put there first."""
    causes = tables.rows(
        "SELECT table_name, expectation, column_name, count(*) AS count, "
        "count(*) / max(count(*)) OVER () AS share FROM quarantine "
        "GROUP BY ALL ORDER BY count DESC, table_name, expectation, column_name"
    )
    rows = tables.rows(
        "SELECT *, run_id = ? AS is_new FROM quarantine "
        "ORDER BY is_new DESC, table_name, expectation, source_name, quarantine_id LIMIT ?",
        run_id,
        MOST_ROWS,
    )
    return Quarantine(
        count=sum(cause["count"] for cause in causes),
        causes=tuple(RefusalCause(**cause) for cause in causes),
        rows=tuple(_refused_row(row) for row in rows),
    )


def _refused_row(row: dict[str, Any]) -> RefusedRow:
    fields = fields_of(row["row_json"])
    return RefusedRow(
        table_name=row["table_name"],
        expectation=row["expectation"],
        column_name=row["column_name"],
        reason=row["reason"],
        source_name=row["source_name"],
        sentence=sentence_of(fields),
        row_json=(row["row_json"] or "")[:2000],
        is_new=bool(row["is_new"]),
    )
