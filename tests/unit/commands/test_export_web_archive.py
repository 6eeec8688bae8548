"""The archive as a web archive, as a user asks for it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from command_line import CommandLine

from casualty_figures.archive import Archive, Source

NOW = datetime(2024, 3, 1, tzinfo=UTC)


def test_the_archive_is_exported_as_a_web_archive(
    casualty_figures: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASUALTY_FIGURES_RAW_FOLDER", str(tmp_path))
    Archive(tmp_path / "archive").take(Source("a.txt", b"Twelve people were killed."), NOW)
    out = tmp_path / "articles.warc.gz"
    done = casualty_figures("export", "warc", "--out", str(out))
    assert (done.status, done.out) == (0, f"1 article in {out}\n")
    assert out.read_bytes().startswith(b"\x1f\x8b")


def test_a_web_archive_takes_no_condition(casualty_figures: CommandLine, tmp_path: Path) -> None:
    done = casualty_figures("export", "warc", "--out", str(tmp_path / "a.warc"), "--where", "TRUE")
    assert (done.status, "takes no --where" in done.err) == (2, True)


def test_what_is_damaged_is_told_with_status_1(
    casualty_figures: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASUALTY_FIGURES_RAW_FOLDER", str(tmp_path))
    origin = Archive(tmp_path / "archive").take(Source("a.txt", b"Twelve people were killed."), NOW)
    (tmp_path / origin.raw_path).unlink()
    done = casualty_figures("export", "warc", "--out", str(tmp_path / "a.warc"))
    assert done.status == 1
    assert done.err.startswith("damaged: a.txt: its bytes cannot be read from the archive")
