"""`casualty-figures sources list`."""

from pathlib import Path

import pytest
from command_line import CommandLine

EXAMPLE = Path(__file__).parents[3] / "data" / "sources.example.toml"


def test_the_sources_are_listed_with_kind_time_and_place(
    casualty_figures: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASUALTY_FIGURES_SOURCES_FILE", str(EXAMPLE))
    said = casualty_figures("sources", "list")
    assert (said.status, said.err) == (0, "")
    assert "example-herald feed every 30m https://herald.example/world/rss.xml" in said.out
    assert "incoming files every 15m incoming exports/*.csv" in said.out


def test_where_there_is_no_file_it_says_how_to_make_one(
    casualty_figures: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "Copy data/sources.example.toml" in casualty_figures("sources", "list").out


def test_a_mistake_in_the_file_is_told_in_one_line(
    casualty_figures: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "s.toml").write_text('[[source]]\nname = "a"\nkind = "fed"\n', encoding="utf-8")
    monkeypatch.setenv("CASUALTY_FIGURES_SOURCES_FILE", str(tmp_path / "s.toml"))
    said = casualty_figures("sources", "list")
    assert said.status == 1
    assert said.err.count("\n") == 1
    assert "did you mean 'feed'?" in said.err


def test_a_key_in_an_address_is_not_listed(
    casualty_figures: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    feed = '[[source]]\nname = "a"\nkind = "feed"\nurl = "https://herald.example/rss?api_key=secret99"\n'
    (tmp_path / "s.toml").write_text(feed, encoding="utf-8")
    monkeypatch.setenv("CASUALTY_FIGURES_SOURCES_FILE", str(tmp_path / "s.toml"))
    assert "secret99" not in casualty_figures("sources", "list").out
