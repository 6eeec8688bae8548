import subprocess
import sys
from pathlib import Path

import pytest

from casualty_figures.records.codebook import to_codebook
from casualty_figures.records.tables import TABLES
from casualty_figures.render import main, renderings, stale_renderings

ROOT = Path(__file__).parents[2]


def test_the_committed_renderings_are_fresh() -> None:
    assert stale_renderings(ROOT) == []


def test_rendering_makes_a_folder_fresh_and_fresh_again_byte_for_byte(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 0
    first = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}

    assert main([str(tmp_path)]) == 0
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == first
    assert main(["--check", str(tmp_path)]) == 0


@pytest.mark.parametrize("path", renderings())
def test_a_stale_file_is_named_and_fails_the_check(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(tmp_path)])
    (tmp_path / path).write_text("{}", encoding="utf-8")

    assert main(["--check", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{path} is stale: run python -m casualty_figures.render\n"


def test_a_suite_of_no_table_is_stale(tmp_path: Path) -> None:
    main([str(tmp_path)])
    (tmp_path / "expectations" / "claims.json").write_text("{}", encoding="utf-8")

    assert stale_renderings(tmp_path) == ["expectations/claims.json"]


def test_rendering_needs_no_validation_engine() -> None:
    program = (
        "import sys; from casualty_figures.render import renderings; renderings(); "
        "sys.exit(bool({'great_expectations', 'pandas', 'prefect'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_codebook_has_an_entry_for_every_column() -> None:
    described = [(table.name, column.name) for table in TABLES for column in table.columns]

    assert [(entry.table_name, entry.column_name) for entry in to_codebook()] == described


def test_the_codebook_says_why_a_value_may_be_empty_and_what_it_may_be() -> None:
    (entry,) = (one for one in to_codebook() if one.column_name == "household_size")

    assert entry.data_type == "double"
    assert entry.unit_name == "person"
    assert entry.allowed_values == "at least 1 and at most 20"
    assert entry.empty_when == "the unit is persons"
    assert not entry.is_key
