"""What a run did, for those who read it at once."""

from dataclasses import dataclass
from pathlib import Path

from casualty_figures.publishing import Provenance, Release
from casualty_figures.records.run import QuarantinedRow, Run
from casualty_figures.runs.plan import Plan
from casualty_figures.schema.to_arrow import records_from_arrow


@dataclass(frozen=True, slots=True)
class Summary:
    """The run's counts, the refused rows (this run's first), and where the tables and the report lie."""

    run: Run
    refused: tuple[QuarantinedRow, ...]
    release: str
    tables_folder: Path
    report_path: Path

    def refused_of(self, table_name: str) -> tuple[QuarantinedRow, ...]:
        """Return the refused rows of one table."""
        return tuple(row for row in self.refused if row.table_name == table_name)


def summary_of(run: Run, release: Release, *, tables_folder: Path, report_path: Path) -> Summary:
    """Return the summary of a run that ended with `release`."""
    refused = records_from_arrow(QuarantinedRow, release.table("quarantine"))
    ordered = sorted(
        refused, key=lambda row: (row.run_id != run.run_id, row.table_name, row.source_name, row.row_id)
    )
    return Summary(run, tuple(ordered), release.name, tables_folder, report_path)


def provenance(plan: Plan, run: Run) -> Provenance:
    """Return what the manifest of the run's release says of it."""
    return Provenance(
        run_id=run.run_id,
        created_at=run.finished_at,
        code_version=run.code_version,
        rule_set=run.rule_set,
        article_ids=plan.article_ids,
    )
