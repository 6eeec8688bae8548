from pathlib import Path

import pytest
from one_pattern import figures_of
from plain_run import Workplace
from span_gate import check_tables

from casualty_figures.runs import reading
from casualty_figures.runs.checked import checked_beside, checked_rows


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    monkeypatch.setattr(reading, "figures_of", figures_of)
    monkeypatch.setattr(checked_rows, "check_tables", check_tables)
    monkeypatch.setattr(checked_beside, "check_tables", check_tables)
    return Workplace(tmp_path)
