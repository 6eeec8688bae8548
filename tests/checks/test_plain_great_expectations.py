"""The suites in `expectations/` for those who have Great Expectations and a context of their own."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sound_rows import RUN_ID, sound_tables

from casualty_figures.publishing import Provenance, publish_release, writing_lock
from casualty_figures.records.tables import TABLES
from casualty_figures.render import renderings

ROOT = Path(__file__).parents[2]
USER = Path(__file__).with_name("plain_great_expectations.py")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Return what each suite makes of a release of sound rows, in a process that knows one module of ours."""
    folder = tmp_path_factory.mktemp("processed")
    made_of = Provenance(RUN_ID, datetime(2026, 1, 2, tzinfo=UTC), "engine", "rules", ())
    with writing_lock(folder) as lock:
        release = publish_release(lock, sound_tables(), made_of, parent=None, keep=2)
    quiet = {**os.environ, "GX_ANALYTICS_ENABLED": "false"}
    command = [sys.executable, str(USER), str(release.folder), str(ROOT / "expectations")]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=quiet)
    answers: dict[str, dict[str, Any]] = json.loads(said.stdout.splitlines()[-1])
    return answers


def test_a_suite_of_every_table_and_of_every_floor_is_validated(found: dict[str, dict[str, Any]]) -> None:
    written = {path.removeprefix("expectations/").removesuffix(".json") for path in renderings()}
    assert set(found) == {name for name in written if not name.startswith(("across/", "docs/"))}
    assert {table.name for table in TABLES} <= set(found)


def test_every_expectation_that_is_written_is_run(found: dict[str, dict[str, Any]]) -> None:
    assert {name: one["run"] for name, one in found.items()} == {
        name: one["written"] for name, one in found.items()
    }


def test_a_release_read_with_pandas_meets_them_all(found: dict[str, dict[str, Any]]) -> None:
    assert {name: one["failed"] for name, one in found.items() if one["failed"]} == {}
