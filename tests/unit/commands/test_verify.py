"""`verify` where there is nothing to verify, or another run is at work."""

from pathlib import Path

import pytest

from casualty_figures.commands import main
from casualty_figures.publishing import writing_lock


@pytest.fixture
def processed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data" / "processed"


def status_of(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    monkeypatch.setattr("sys.argv", ["casualty-figures", "verify", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code


def test_nothing_is_damaged_before_the_first_run(processed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert status_of(monkeypatch) == 0
    assert not processed.exists()


def test_nothing_is_repaired_while_a_run_is_at_work(
    processed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with writing_lock(processed):
        assert status_of(monkeypatch, "--repair") == 1
    assert "is at work on" in capsys.readouterr().err
