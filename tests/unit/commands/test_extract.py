"""`casualty-figures extract`, as a user meets it."""

import json
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from casualty_figures.commands.application import application
from casualty_figures.reading import read_article
from casualty_figures.records import Figure, Origin, ReadArticle
from casualty_figures.runs import reading

ARTICLE = """Blast at Goma market

At least 12 traders were killed on Monday in Goma, the governor said.

More than 300 families fled. Later more than 300 families fled the suburb as well.
"""
PAGE = """<html><head><title>Flood</title></head><body><nav>Home | News</nav><article><h1>Flood in Beira</h1>
<p>Nine people drowned in Beira on Sunday when the river burst its banks, officials said.</p>
<p>Roads to the north were closed for the day, and schools will stay shut until Thursday.</p>
</article></body></html>"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "market.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def extracted(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(application, ["extract", *map(str, arguments)], input=given)


def rows_of(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_jsonl_has_the_columns_of_the_figures_table(article: Path) -> None:
    rows = rows_of(extracted(article, "--published", "2024-03-05", "--format", "jsonl"))
    assert list(rows[0]) == [column.name for column in fields(Figure)]
    assert (rows[0]["low"], rows[0]["best"], rows[0]["high"]) == (12, 12, None)


def test_jsonl_dates_are_iso(article: Path) -> None:
    rows = rows_of(extracted(article, "--published", "2024-03-05", "--format", "jsonl"))
    assert (rows[0]["date_start"], rows[0]["source_date"]) == ("2024-03-04", "2024-03-05")


def test_standard_input_reads_as_a_file_does(article: Path) -> None:
    from_file = extracted(article, "--format", "jsonl").stdout
    assert extracted("-", "--format", "jsonl", given=ARTICLE).stdout == from_file


def test_a_page_is_read_without_its_boilerplate(tmp_path: Path) -> None:
    page = tmp_path / "flood.html"
    page.write_text(PAGE, "utf-8")
    [row] = rows_of(extracted(page, "--format", "jsonl"))
    assert (row["best"], row["country_iso3"]) == (9, "MOZ")


def test_the_record_beside_an_article_dates_it(article: Path) -> None:
    article.with_suffix(".json").write_text('{"published": "2024-03-05"}', "utf-8")
    assert rows_of(extracted(article, "--format", "jsonl"))[0]["source_date"] == "2024-03-05"


def test_the_table_fits_80_columns_and_marks_the_evidence(article: Path) -> None:
    shown = extracted(article).stdout
    assert max(map(len, shown.splitlines())) <= 80
    assert "[At least 12 traders were killed" in shown


def test_the_second_of_two_equal_phrases_is_marked_at_its_own_place(tmp_path: Path) -> None:
    path = tmp_path / "twice.txt"
    path.write_text("Six people died in Aden and six people died in Taiz, the ministry said.", "utf-8")
    shown = " ".join(extracted(path).stdout.replace("│", " ").split())
    assert "died in Aden and [six people died]" in shown


def test_what_cannot_be_read_is_one_line_and_the_others_are_printed(article: Path, tmp_path: Path) -> None:
    result = extracted(tmp_path / "absent.txt", article, "--format", "jsonl")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "absent.txt: no such file" in result.stderr
    assert len(rows_of(result)) >= 2


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7 ...", "Вчера погибли девять человек, сообщили власти.".encode()]
)
def test_a_bad_file_is_one_line_and_status_1(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    result = extracted(path)
    assert (result.exit_code, result.stderr.count("\n"), result.stdout) == (1, 1, "")


@pytest.mark.parametrize("day", ["18 May", "2015-02-30", "2999-01-01"])
def test_a_bad_day_of_publication_is_a_usage_mistake(article: Path, day: str) -> None:
    assert extracted(article, "--published", day).exit_code == 2


def test_a_folder_is_a_usage_mistake(tmp_path: Path) -> None:
    assert extracted(tmp_path).exit_code == 2


def test_an_article_without_figures_says_so(tmp_path: Path) -> None:
    path = tmp_path / "calm.txt"
    path.write_text("The council met on Monday and adjourned.", "utf-8")
    assert "No figure" in extracted(path).stdout


def test_neither_prefect_nor_great_expectations_is_imported(article: Path) -> None:
    code = (
        "import sys; from casualty_figures.commands.application import application;"
        f"application(['extract', {str(article)!r}], standalone_mode=False);"
        "names = ('prefect', 'great_expectations', 'pandas', 'duckdb', 'trafilatura', 'openai');"
        "heavy = set(names) & set(sys.modules);"
        "sys.exit(f'imported: {heavy}' if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_vague_words_are_read_by_the_table_that_the_setting_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "recorder.tsv"
    table.write_text("word\tlow\tconvention\ndozens\t12\tACLED\n", "utf-8")
    monkeypatch.setenv("CASUALTY_FIGURES_VAGUE_WORDS", str(table))
    rows = rows_of(extracted("-", "--format", "jsonl", given="Dozens of people were killed in Aden."))

    assert [(row["low"], row["vague_rule"]) for row in rows] == [(12, "recorder:dozens")]


def test_a_defect_on_one_article_is_told_and_the_others_are_read(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def defective(raw: bytes, origin: Origin) -> ReadArticle:
        if origin.name.endswith("page.html"):
            raise IndexError("list index out of range")
        return read_article(raw, origin)

    monkeypatch.setattr(reading, "read_article", defective)
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    result = extracted(page, article, "--format", "jsonl")
    assert (result.exit_code, len(rows_of(result))) == (1, 3)
    assert (
        result.stderr
        == f"casualty-figures: {page}: a defect of the engine: IndexError: list index out of range\n"
    )


def test_each_row_of_a_table_is_told_by_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text\nTwo people died in Goma.\nThree people died in Aden.\n", encoding="utf-8")
    said = extracted(path)
    assert said.exit_code == 0
    assert f"{path}/row 2.txt" in said.stdout.replace("\n", "")
    assert f"{path}/row 3.txt" in said.stdout.replace("\n", "")


def test_an_article_that_takes_longer_than_the_setting_says_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASUALTY_FIGURES_ARTICLE_SECONDS", "0.05")
    path = tmp_path / "a.txt"
    path.write_text("At least 12 people were killed in Aden on Monday. " * 300, encoding="utf-8")
    said = extracted(path)
    assert said.exit_code == 1
    assert "more than 0.05 s of processor time" in said.stderr
