"""What lies in quarantine, and why."""

from dataclasses import dataclass
from typing import Any

from casualty_figures.publishing.report.evidence import Sentence, fields_of, sentence_of
from casualty_figures.publishing.report.reported_tables import ReportedTables
from casualty_figures.records import UNREAD_LANGUAGE

_LANGUAGE = f"{UNREAD_LANGUAGE}: "
MOST_ROWS = 60
"""Rows of this run that are shown; the table `quarantine` has them all."""


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


@dataclass(frozen=True, slots=True)
class RefusalCause:
    """A check, how many rows it refused, of these in this run, and the share of the most of one check."""

    table_name: str
    expectation: str
    column_name: str | None
    count: int
    new: int
    share: float


@dataclass(frozen=True, slots=True)
class UnreadLanguage:
    """A language that is not read, and how many articles in quarantine are in it, of these in this run."""

    name: str
    count: int
    new: int


@dataclass(frozen=True, slots=True)
class Quarantine:
    """The whole quarantine in counts by cause, and as many of this run's rows as a page holds."""

    count: int
    new: int
    causes: tuple[RefusalCause, ...]
    languages: tuple[UnreadLanguage, ...]
    rows: tuple[RefusedRow, ...]

    @property
    def rows_not_shown(self) -> int:
        """How many rows of this run the page leaves out."""
        return self.new - len(self.rows)


def quarantine_of(tables: ReportedTables, run_id: str) -> Quarantine:
    """Return what lies in quarantine: all of it counted by cause, and what the run put there, by row."""
    causes = tables.rows(
        "SELECT table_name, expectation, column_name, count(*) AS count, "
        "count(*) FILTER (WHERE run_id = ?) AS new, "
        "count(*) / max(count(*)) OVER () AS share FROM quarantine "
        "GROUP BY ALL ORDER BY count DESC, table_name, expectation, column_name",
        run_id,
    )
    rows = tables.rows(
        "SELECT * FROM quarantine WHERE run_id = ? "
        "ORDER BY table_name, expectation, source_name, quarantine_id LIMIT ?",
        run_id,
        MOST_ROWS,
    )
    languages = tables.rows(
        "SELECT substr(reason, length(?) + 1) AS name, count(*) AS count, "
        "count(*) FILTER (WHERE run_id = ?) AS new FROM quarantine "
        "WHERE table_name = 'articles' AND starts_with(reason, ?) GROUP BY ALL ORDER BY count DESC, name",
        _LANGUAGE,
        run_id,
        _LANGUAGE,
    )
    return Quarantine(
        count=sum(cause["count"] for cause in causes),
        new=sum(cause["new"] for cause in causes),
        causes=tuple(RefusalCause(**cause) for cause in causes),
        languages=tuple(UnreadLanguage(**language) for language in languages),
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
    )
