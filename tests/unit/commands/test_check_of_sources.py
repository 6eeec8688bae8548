"""`casualty-figures sources check`: what each source would bring, nothing stored."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import CommandLine
from news_site import NewsSite, settings


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with NewsSite().up() as site:
        site.publish(1, 2, 3, 4)
        yield site


@pytest.fixture
def written(site: NewsSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of sources in a folder of its own, with a feed of the site."""
    path = tmp_path / "sources.toml"
    path.write_text(
        f'[[source]]\nkind = "feed"\nname = "herald"\nurl = "{site.address}/rss"\n', encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    for name, value in settings(sources_file=str(path)).items():
        monkeypatch.setenv(name, value)
    return path


@pytest.mark.usefixtures("written")
def test_a_feed_is_shown_with_its_count_and_its_first_titles_and_days(
    site: NewsSite, casualty_figures: CommandLine
) -> None:
    said = casualty_figures("sources", "check")
    assert (said.status, said.err) == (0, "")
    assert "herald (feed): 4 articles\n" in said.out
    assert f"  2026-11-29 Story 3 {site.address}/3\n" in said.out
    assert "Story 4" not in said.out


@pytest.mark.usefixtures("written")
def test_the_first_article_is_read_for_a_trial(site: NewsSite, casualty_figures: CommandLine) -> None:
    assert "  the first reads: Flood 1 in Beira, 1" in casualty_figures("sources", "check").out
    assert [path for path in site.asked if path != "/robots.txt"] == ["/rss", "/1"]


@pytest.mark.usefixtures("written")
def test_a_page_that_is_forbidden_is_told(site: NewsSite, casualty_figures: CommandLine) -> None:
    site.answers["/robots.txt"] = (b"User-agent: *\nDisallow: /1\n", "text/plain")
    said = casualty_figures("sources", "check")
    assert said.status == 1
    assert "  the first cannot be read: the robots.txt of its host forbids it\n" in said.out


@pytest.mark.usefixtures("written")
def test_a_source_that_cannot_be_had_is_told_with_the_reason(
    site: NewsSite, casualty_figures: CommandLine
) -> None:
    site.answers["/rss"] = 404
    said = casualty_figures("sources", "check")
    assert said.status == 1
    assert "herald (feed): 0 articles\n  the server answers with status 404\n" in said.out


def test_nothing_is_stored(written: Path, casualty_figures: CommandLine) -> None:
    casualty_figures("sources", "check")
    assert list(written.parent.iterdir()) == [written]


def test_a_folder_is_shown_without_a_contact(
    tmp_path: Path, casualty_figures: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Two people died in Goma.", encoding="utf-8")
    path = tmp_path / "sources.toml"
    path.write_text('[[source]]\nkind = "files"\nname = "in"\npaths = ["in"]\n', encoding="utf-8")
    monkeypatch.setenv("CASUALTY_FIGURES_SOURCES_FILE", str(path))
    said = casualty_figures("sources", "check", "in")
    assert "in (files): 1 articles\n" in said.out
    assert "the first reads: no headline, 24 characters, of an unknown day" in said.out


@pytest.mark.usefixtures("written")
def test_a_name_that_no_source_has_is_told(casualty_figures: CommandLine) -> None:
    said = casualty_figures("sources", "check", "harald")
    assert (said.status, said.err) == (
        1,
        "casualty-figures: no source is called 'harald': there are herald\n",
    )
