from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from flows import daily


def test_a_run_goes_on_where_data_docs_cannot_be_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def trip(*_: object, **__: object) -> None:
        raise KeyError("a renderer of another version")

    monkeypatch.setattr(daily, "build_data_docs", trip)
    checked: Any = SimpleNamespace(validations=[])
    plan: Any = SimpleNamespace(run_id="f" * 64)
    chosen: Any = SimpleNamespace(data_docs_folder=tmp_path / "data_docs")

    daily.write_data_docs(checked, plan, chosen, datetime(2026, 1, 1, tzinfo=UTC))

    assert "No Data Docs were built" in caplog.text
