"""`run --dry-run`: what would be taken, and the examples of docs/sources.md with it."""

import gzip
import json
import re
import shlex
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from command_line import CommandLine
from fastwarc.warc import WarcRecord, WarcRecordType

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


COMMANDS = re.findall(r"^casualty-figures (run .*--dry-run.*)$", PAGE, re.MULTILINE)
GOMA = "Two people died in Goma on Sunday."
SAVED_PAGE = f"""MIME-Version: 1.0
Content-Type: multipart/related; boundary=b

--b
Content-Type: text/html; charset=utf-8
Content-Location: https://herald.example/goma

<html><body><p>{GOMA}</p></body></html>
--b--
"""


def files_of_all_kinds(folder: Path) -> None:
    """Write a file of each kind that the page names, with one article each, the table with two."""
    book = openpyxl.Workbook()
    for row in [["text", "date"], [GOMA, date(2019, 5, 20)], [f"In all, {GOMA}", date(2019, 5, 21)]]:
        book.active.append(row)
    book.save(folder / "articles.xlsx")
    (folder / "note.rtf").write_text(rf"{{\rtf1\ansi {GOMA}}}", encoding="ascii")
    (folder / "page.mhtml").write_text(SAVED_PAGE, encoding="utf-8")
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Two die in Goma", "desk@herald.example"
    mail.set_content(GOMA)
    (folder / "post.eml").write_bytes(mail.as_bytes())
    with ZipFile(folder / "week.zip", "w") as archive:
        archive.writestr("story.txt", GOMA)
        archive.writestr("story.json", '{"date": "2019-05-20"}')
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = "https://herald.example/goma"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{GOMA}".encode())
    with gzip.open(folder / "news.warc.gz", "wb") as file:
        record.write(file)


def test_files_of_all_kinds_that_the_page_names_are_recognised(
    examples: Path, casualty_figures: CommandLine
) -> None:
    files_of_all_kinds(examples)
    (command,) = (one for one in COMMANDS if "articles.xlsx" in one)
    said = casualty_figures(*shlex.split(command))
    assert "articles.xlsx: text is in the column 'text'" in said.out
    assert "Articles: 8; not to be taken: 0." in said.out


@pytest.mark.parametrize("command", [one for one in COMMANDS if "articles.csv" in one])
@pytest.mark.usefixtures("examples")
def test_each_dry_run_of_the_page_shows_its_articles(command: str, casualty_figures: CommandLine) -> None:
    said = casualty_figures(*shlex.split(command))
    assert said.status == 0
    assert "articles.csv: text is in the column 'Full Text'" in said.out
    assert "Articles: 2; not to be taken: 0." in said.out
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
    assert "Articles: 1; not to be taken: 1." in said.out
    assert "a.jsonl/line 2.txt: this row has no text" in said.out


def test_a_column_of_no_part_of_an_article_is_a_mistake(casualty_figures: CommandLine) -> None:
    said = casualty_figures("run", "--column", "author=By", "--dry-run")
    assert said.status == 2
    assert "'author' is none of text, headline, published, url, publisher, language" in said.err
