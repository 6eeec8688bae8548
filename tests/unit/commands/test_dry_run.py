"""`run --dry-run`: what would be taken, and the examples of docs/sources.md with it."""

import gzip
import json
import re
import shlex
from pathlib import Path

import pytest
from command_line import CommandLine
from made_pdf import made_pdf
from samples import SOUND

from casualty_figures.archive import sources_in

PAGE = (Path(__file__).parents[3] / "docs" / "sources.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of the page, in the working directory."""
    (tmp_path / "articles.csv").write_text(block("csv"), encoding="utf-8")
    (tmp_path / "articles.jsonl").write_text(block("jsonl"), encoding="utf-8")
    (tmp_path / "world.rss").write_text(block("xml"), encoding="utf-8")
    (tmp_path / "story.txt").write_text("Twelve people drowned in Beira.", encoding="utf-8")
    (tmp_path / "story.json").write_text(block("json"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


COMMANDS = re.findall(r"^casualty-figures (run .*--dry-run.*)$", PAGE.replace("\\\n  ", ""), re.MULTILINE)


def files_of_all_kinds(folder: Path, command: str) -> None:
    """Write a file of each kind that a command names, with one article each; the CSV file has two."""
    for word in shlex.split(command):
        path = folder / word
        suffix = path.suffix if path.suffix != ".gz" else path.suffixes[0]
        if suffix in SOUND and not path.exists() and not word.startswith("-"):
            raw = SOUND[suffix]()
            path.write_bytes(gzip.compress(raw) if path.suffix == ".gz" else raw)


def test_files_of_all_kinds_that_the_page_names_are_recognised(
    examples: Path, casualty_figures: CommandLine
) -> None:
    (command,) = (one for one in COMMANDS if "articles.xlsx" in one)
    files_of_all_kinds(examples, command)
    said = casualty_figures(*shlex.split(command))
    assert "articles.xlsx: text is in the column 'Full Text'" in said.out
    assert f"Articles: {len(shlex.split(command)) - 2}; refused: 0." in said.out


def test_the_page_has_a_command_with_a_file_of_every_kind() -> None:
    (command,) = (one for one in COMMANDS if "articles.xlsx" in one)
    named = {Path(word).suffix for word in shlex.split(command)}
    aliases = {".htm", ".xhtml", ".shtml", ".text", "", ".mht", ".xml", ".rdf", ".ndjson"}
    assert named >= {*SOUND} - aliases - {".csv", ".jsonl", ".warc"}


@pytest.mark.parametrize("kind", sorted(filter(None, SOUND)))
def test_every_kind_stands_on_the_page(kind: str) -> None:
    assert f"`{kind}`" in PAGE


@pytest.mark.parametrize("command", [one for one in COMMANDS if "articles.csv " in one])
@pytest.mark.usefixtures("examples")
def test_each_dry_run_of_the_page_shows_its_articles(command: str, casualty_figures: CommandLine) -> None:
    said = casualty_figures(*shlex.split(command))
    assert said.status == 0
    assert "articles.csv: text is in the column 'Full Text'" in said.out
    assert "Articles: 2; refused: 0." in said.out
    assert "published 2019-05-20" in said.out


@pytest.mark.parametrize("name", ["articles.csv", "articles.jsonl", "world.rss", "story.txt"])
def test_each_example_of_the_page_gives_its_title_date_and_publisher(name: str, examples: Path) -> None:
    for source in sources_in([examples / name]):
        assert source.failure is None
        assert None not in (source.headline, source.published, source.publisher)


def test_a_dry_run_stores_nothing(examples: Path, casualty_figures: CommandLine) -> None:
    before = sorted(examples.rglob("*"))
    casualty_figures("run", "articles.csv", "--dry-run")
    assert sorted(examples.rglob("*")) == before


def test_a_dry_run_says_what_cannot_be_taken(tmp_path: Path, casualty_figures: CommandLine) -> None:
    rows = [{"text": "Two people died in Goma."}, {"text": ""}]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    said = casualty_figures("run", str(path), "--dry-run")
    assert "Articles: 1; refused: 1." in said.out
    assert "a.jsonl/line 2.txt: this row has no text" in said.out


def test_a_document_is_shown_as_it_would_be_read(tmp_path: Path, casualty_figures: CommandLine) -> None:
    (tmp_path / "story.pdf").write_bytes(SOUND[".pdf"]())
    said = casualty_figures("run", str(tmp_path / "story.pdf"), "--dry-run")
    assert "  headline  Flood kills twelve in Beira\n  published 2019-05-18\n" in said.out
    assert "characters: At least 12 people were killed" in said.out


def test_a_document_that_cannot_be_read_says_so_before_anything_is_stored(
    tmp_path: Path, casualty_figures: CommandLine
) -> None:
    (tmp_path / "scan.pdf").write_bytes(made_pdf([[], []]))
    said = casualty_figures("run", str(tmp_path / "scan.pdf"), "--dry-run")
    assert "Articles: 0; refused: 1.\n" in said.out
    assert "  scan.pdf: a scan: the pages of this PDF file are pictures without text" in said.out


def test_of_many_files_each_that_cannot_be_read_is_told(
    tmp_path: Path, casualty_figures: CommandLine
) -> None:
    for number in range(6):
        (tmp_path / f"{number}.pdf").write_bytes(SOUND[".pdf"]() if number < 4 else b"no PDF")
    said = casualty_figures("run", str(tmp_path), "--dry-run")
    assert "Articles: 4; refused: 2.\n" in said.out
    assert re.findall(r"^  (\d.pdf): ", said.out, re.MULTILINE) == ["4.pdf", "5.pdf"]


def test_a_dry_run_says_how_many_it_did_not_open(tmp_path: Path, casualty_figures: CommandLine) -> None:
    rows = ["text", *(f"Two people died in Goma on day {number}." for number in range(205))]
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    said = casualty_figures("run", str(tmp_path / "a.csv"), "--dry-run")
    assert "Articles: 205; refused: 0.\nOnly the first 200 were opened: of 5 a run tells whether" in said.out


def test_a_column_of_no_part_of_an_article_is_a_mistake(casualty_figures: CommandLine) -> None:
    said = casualty_figures("run", "--column", "author=By", "--dry-run")
    assert said.status == 2
    assert "'author' is none of text, headline, published, url, publisher, language" in said.err
