from datetime import UTC, datetime
from pathlib import Path

import pytest
from command_line import CommandLine

from casualty_figures.publishing import Provenance, Release, publish_release, writing_lock
from casualty_figures.records.codebook import to_codebook
from casualty_figures.records.tables import CODEBOOK, TABLES
from casualty_figures.schema.to_arrow import arrow_schema, rows_to_arrow


@pytest.fixture
def processed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The processed folder of the settings, empty."""
    folder = tmp_path / "processed"
    monkeypatch.setenv("CASUALTY_FIGURES_PROCESSED_FOLDER", str(folder))
    return folder


@pytest.fixture
def release(processed: Path) -> Release:
    """A release whose codebook alone has rows."""
    tables = {table.name: arrow_schema(table).empty_table() for table in TABLES}
    tables["codebook"] = rows_to_arrow(CODEBOOK, to_codebook()).cast(arrow_schema(CODEBOOK))
    made_of = Provenance("0" * 64, datetime(2026, 1, 1, tzinfo=UTC), "engine", "rules", article_ids=())
    with writing_lock(processed) as lock:
        return publish_release(lock, tables, made_of, parent=None, keep=2)


@pytest.fixture
def casualty_figures(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(monkeypatch, capsys)
