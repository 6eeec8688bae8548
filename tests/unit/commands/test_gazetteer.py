"""`casualty-figures gazetteer`: what it says, and what it leaves behind."""

from pathlib import Path

import pytest
from command_line import CommandLine

HEADER = "name,country,latitude,longitude\n"
GOOD, BAD = "Mirraloo,Kenya,3.9,41.8\n", "Nowhere,Kenya,99,41.8\n"


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CASUALTY_FIGURES_GAZETTEERS", str(tmp_path / "own"))
    return tmp_path / "own"


@pytest.fixture
def villages(tmp_path: Path) -> Path:
    path = tmp_path / "villages.csv"
    path.write_text(HEADER + GOOD + BAD, encoding="utf-8")
    return path


def test_a_bad_row_is_told_with_its_line_and_nothing_is_added(
    casualty_figures: CommandLine, own_folder: Path, villages: Path
) -> None:
    said = casualty_figures("gazetteer", "add", str(villages))
    assert (said.status, own_folder.exists()) == (1, False)
    assert f"{villages}, line 3: latitude is '99'" in said.err
    assert "--skip-bad" in said.err


def test_a_gazetteer_is_added_listed_and_removed(
    casualty_figures: CommandLine, own_folder: Path, villages: Path
) -> None:
    assert casualty_figures("gazetteer", "add", str(villages), "--skip-bad", "--name", "mine").status == 0
    assert casualty_figures("gazetteer", "list").out == "mine  1 places\n"
    assert casualty_figures("gazetteer", "remove", "mine").status == 0
    assert list(own_folder.iterdir()) == []


def test_an_older_one_stays_where_the_new_file_is_bad(
    casualty_figures: CommandLine, own_folder: Path, villages: Path
) -> None:
    casualty_figures("gazetteer", "add", str(villages), "--skip-bad")
    kept = (own_folder / "villages.csv").read_bytes()
    villages.write_text("no table at all\n", encoding="utf-8")
    assert casualty_figures("gazetteer", "add", str(villages)).status == 1
    assert (own_folder / "villages.csv").read_bytes() == kept


def test_a_gazetteer_that_is_not_there_cannot_be_removed(
    casualty_figures: CommandLine, own_folder: Path
) -> None:
    said = casualty_figures("gazetteer", "remove", "other")
    assert (said.status, own_folder.exists()) == (1, False)
    assert "no gazetteer is called 'other'" in said.err
