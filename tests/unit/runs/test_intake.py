"""What a run is given, where it may not look."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from casualty_figures.archive import Archive
from casualty_figures.records import ArchiveError
from casualty_figures.runs.intake import archive_paths, existing, missing


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A path that the system refuses to look at: permissions do not hold root, who may run the tests."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    return tmp_path / "closed" / "incoming"


def test_a_folder_we_may_not_look_at_is_left_to_its_row(closed: Path) -> None:
    assert existing(closed, setting="A_SETTING") == closed


def test_a_path_we_may_not_look_at_is_not_called_missing(closed: Path) -> None:
    assert missing([closed]) == []


def test_a_folder_that_is_not_there_is_told_with_its_setting(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="or set A_SETTING"):
        existing(tmp_path / "gone", setting="A_SETTING")


def test_a_path_at_which_nothing_lies_is_missing(tmp_path: Path) -> None:
    there, gone = tmp_path / "there.txt", tmp_path / "gone.txt"
    there.write_text("Two people died.", encoding="utf-8")
    assert missing([there, gone]) == [str(gone)]


def test_each_article_that_is_taken_in_is_told(tmp_path: Path) -> None:
    rows = "".join(f"{number} people died in Goma.\n" for number in range(2, 5))
    (tmp_path / "a.csv").write_text(f"text\n{rows}", encoding="utf-8")
    told: list[int] = []
    archive_paths(
        Archive(tmp_path / "archive"),
        [tmp_path / "a.csv"],
        datetime(2026, 1, 1, tzinfo=UTC),
        largest=1_000,
        tell=told.append,
    )
    assert told == [1, 2, 3]
