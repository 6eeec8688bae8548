"""JSON files with an array of records: tables of articles, and no records beside one."""

import json
import tracemalloc
from pathlib import Path
from zipfile import ZipFile

import pytest

from casualty_figures.archive import sources_in

GOMA = "Two people died in Goma on Sunday."
ARRAY = json.dumps([{"text": GOMA, "title": "A"}, {"text": f"{GOMA} [{{", "title": "B"}], indent=1)


def told(path: Path, raw: str) -> list[str | None]:
    """The headline of each record, or why it has none."""
    path.write_text(raw, encoding="utf-8")
    return [source.failure or source.headline for source in sources_in([path])]


@pytest.mark.parametrize("before", ["", "\ufeff", " \n"])
def test_each_record_of_an_array_is_an_article(before: str, tmp_path: Path) -> None:
    assert told(tmp_path / "a.json", before + ARRAY) == ["A", "B"]


def test_an_array_in_a_folder_is_a_table_too(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(ARRAY, encoding="utf-8")
    assert [source.name for source in sources_in([tmp_path])] == [
        "a.json/record 1.txt",
        "a.json/record 2.txt",
    ]


def test_an_array_in_a_zip_archive_is_a_table_too(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.json", ARRAY)
    assert [source.headline for source in sources_in([tmp_path / "a.zip"])] == ["A", "B"]


@pytest.mark.parametrize("record", ["a.json.json"])
def test_an_array_may_have_a_record_beside_it(record: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(ARRAY, encoding="utf-8")
    (tmp_path / record).write_text('{"source": "Lake Herald"}', encoding="utf-8")
    assert [source.publisher for source in sources_in([tmp_path / "a.json"])] == ["Lake Herald"] * 2


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (ARRAY[:-30], "no JSON from here on, nothing behind it is read: "),
        (ARRAY.rstrip("]"), "no JSON from here on, nothing behind it is read: "),
        (f"{ARRAY[:-1]}, nothing]", "no JSON from here on, nothing behind it is read: "),
        (f"{ARRAY[:-1]}, 17]", "this record is no JSON object"),
        (f"{ARRAY}{ARRAY}", "what stands behind the end of the array is not read"),
    ],
)
def test_what_is_wrong_in_an_array_is_told_behind_what_was_read(raw: str, why: str, tmp_path: Path) -> None:
    headline, *_, last = told(tmp_path / "a.json", raw)
    assert headline == "A"
    assert (last or "").startswith(why)


def test_an_empty_array_is_a_table_without_articles(tmp_path: Path) -> None:
    assert told(tmp_path / "a.json", "[]") == ["a table without articles"]


def test_of_an_array_a_few_records_at_a_time_are_in_memory(tmp_path: Path) -> None:
    texts = [
        {"text": f"{number} people died in Goma. " + "More was not known. " * 500} for number in range(2_000)
    ]
    (tmp_path / "a.json").write_text(json.dumps(texts), encoding="utf-8")
    del texts
    tracemalloc.start()
    try:
        n_rows = sum(1 for _ in sources_in([tmp_path / "a.json"]))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (n_rows, most < 12_000_000) == (2_000, True)
