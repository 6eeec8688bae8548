"""`casualty-figures verify` on what real runs left."""

import shutil
from pathlib import Path

import pytest
from workplace import Workplace

from casualty_figures.commands import main


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.chmod(0o644)
    path.write_bytes(content)


def status_of(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    monkeypatch.setattr("sys.argv", ["casualty-figures", "verify", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code


def test_what_nothing_else_has_is_read_anew_and_the_status_is_1_while_damage_remains(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    workplace.run()
    first = workplace.release
    assert status_of(monkeypatch) == 0
    flip(first.folder / first.files_of("figures")[0].path)
    stored = next((workplace.folder / "raw" / "archive").glob("??/*.html.zst"))
    flip(stored)
    record = f"{stored.parent.name}/{stored.name.partition('.')[0]}.json"

    assert status_of(monkeypatch) == 1
    said = capsys.readouterr().out
    assert f"damaged   {first.name}: {first.files_of('figures')[0].path} was changed after it was" in said
    assert f"damaged   archive: {record} is damaged: its bytes in the" in said

    assert status_of(monkeypatch, "--repair") == 1
    said = capsys.readouterr().out
    assert "Reading anew what was damaged ..." in said
    assert "repaired  archive:" in said
    assert f"damaged   {first.name}: figures/" in said
    assert workplace.release.number == 2
    assert workplace.release.row_count("figures") == first.row_count("figures")
    workplace.release.verify()

    shutil.rmtree(first.folder)
    assert status_of(monkeypatch) == 0
    assert "Archive and releases are whole." in capsys.readouterr().out
