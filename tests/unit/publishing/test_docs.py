"""Every example of the documentation runs, on a release as a run would publish it."""

import re
import shlex
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
from made_releases import publish
from reported_rows import (
    a_counted_figure,
    a_figure,
    a_refused_row,
    a_result,
    a_run,
    an_account,
    an_article,
    digest,
    tables_of,
)

from casualty_figures.commands import main
from casualty_figures.records.codebook import to_codebook
from casualty_figures.records.tables import TABLES
from casualty_figures.schema.to_arrow import arrow_schema

ROOT = Path(__file__).parents[3]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "data" / "processed" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]


def examples(page: Path, language: str) -> list[tuple[int, str]]:
    """Return the fenced blocks of a page in one language, each with the line it begins on."""
    text = page.read_text(encoding="utf-8")
    blocks = re.finditer(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [(text.count("\n", 0, block.start(1)) + 1, block[1]) for block in blocks]


def titled(language: str, beginning: str = "") -> list[object]:
    return [
        pytest.param(page, example, id=f"{page.name}:{line}")
        for page in PAGES
        for line, example in examples(page, language)
        if example.startswith(beginning)
    ]


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish a small release below a working directory, where the examples look for it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "expectations").symlink_to(ROOT / "expectations")
    update = an_article(article_id=digest("update"), version=2, supersedes_article_id=an_article().article_id)
    undated = an_article(article_id=digest("undated"), source_date=None, source_date_basis="none")
    tables = tables_of(
        articles=[an_article(), update, undated],
        figures=[
            a_figure("first", article_id=update.article_id),
            a_counted_figure("hurt", 37, 37, 37, indicator="injured"),
            a_counted_figure("year", None, 8_500, None, measure="cumulative", location_name=None),
            replace(
                a_figure("old"), article_id=undated.article_id, source_date=None, as_of_date=date(2016, 3, 9)
            ),
        ],
        accounts=[an_account(article_id=update.article_id)],
        quarantine=[a_refused_row()],
        quality_results=[a_result()],
        runs=[a_run()],
        codebook=to_codebook(),
    )
    publish(
        tmp_path / "data" / "processed",
        {table.name: tables[table.name].cast(arrow_schema(table)) for table in TABLES},
    )


@pytest.mark.parametrize(
    "page", [page for page in PAGES if examples(page, "python")], ids=lambda page: page.name
)
@pytest.mark.usefixtures("release")
def test_the_python_examples_of_a_page_run_one_after_the_other(page: Path) -> None:
    names: dict[str, object] = {}

    for line, example in examples(page, "python"):
        code = compile("\n" * (line - 1) + example, str(page), "exec")
        exec(code, names)  # noqa: S102 - our own documentation

    assert len(names) > 1


@pytest.mark.parametrize(("page", "example"), titled("sql"))
@pytest.mark.usefixtures("release")
def test_each_query_of_a_page_finds_rows(page: Path, example: str) -> None:
    assert duckdb.connect().execute(example).fetchall()


@pytest.mark.parametrize(("page", "example"), titled("sh", "casualty-figures query"))
@pytest.mark.usefixtures("release")
def test_each_query_at_the_command_line_prints_rows(
    page: Path, example: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", shlex.split(example))

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == 0
    assert capsys.readouterr().out.count("\n") > 2


@pytest.mark.parametrize(("page", "example"), titled("sh", "casualty-figures extract"))
def test_each_extraction_at_the_command_line_prints_figures(
    page: Path, example: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("sys.argv", shlex.split(example))

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == 0
    assert "when" in capsys.readouterr().out


def test_the_script_has_every_command_that_the_pages_give() -> None:
    told = set(re.findall(r"\./task (\w+)", "".join(page.read_text(encoding="utf-8") for page in PAGES)))
    usage = subprocess.run([ROOT / "task"], capture_output=True, text=True, check=True, timeout=60).stdout

    assert told >= {"run", "check", "setup"}
    assert told <= set(re.findall(r"^  (\w+)", usage, re.MULTILINE))


def test_the_script_refuses_a_command_it_does_not_know() -> None:
    said = subprocess.run([ROOT / "task", "chekc"], capture_output=True, text=True, check=False, timeout=60)

    assert said.returncode == 2
    assert said.stderr.endswith("task: no command chekc\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))

    assert not [target for target in targets if not (page.parent / target).exists()]
