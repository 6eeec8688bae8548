"""Releases with as many figures as a test needs."""

from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from casualty_figures.publishing import Provenance, Release, last_release, publish_release, writing_lock
from casualty_figures.records.tables import TABLES
from casualty_figures.schema.model import Table

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def schema_of(table: Table) -> pa.Schema:
    return pa.schema(
        [
            pa.field(column.name, column.type, metadata={"about": column.meaning.about})
            for column in table.columns
        ]
    )


class Tables(dict[str, pa.Table]):
    """All tables, empty but for as many figures as asked for, the first dated, every third undated."""

    def __init__(self, n_figures: int, run: str = "first") -> None:
        super().__init__({table.name: schema_of(table).empty_table() for table in TABLES})
        rows = [
            {
                "figure_id": sha256(f"figure {number}".encode()).hexdigest(),
                "low": number,
                "best": None if number % 2 else number,
                "run_id": sha256(run.encode()).hexdigest(),
                "source_date": None if number % 3 == 2 else date(2014, 1 + number % 12, 1),
            }
            for number in range(n_figures)
        ]
        self["figures"] = pa.Table.from_pylist(rows, schema=self["figures"].schema)


def provenance(run: str = "first") -> Provenance:
    run_id = sha256(run.encode()).hexdigest()
    return Provenance(run_id, NOW, "engine 1", "vague words 1", article_ids=("a", "b"))


def publish(folder: Path, tables: dict[str, pa.Table], *, keep: int = 30, run: str = "first") -> Release:
    with writing_lock(folder) as lock:
        return publish_release(lock, tables, provenance(run), parent=last_release(folder), keep=keep)
