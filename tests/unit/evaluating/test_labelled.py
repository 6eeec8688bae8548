"""The format of labelled sets."""

from datetime import date
from pathlib import Path

import pytest
from made_sets import line, records

from casualty_figures.evaluating import records_in
from casualty_figures.records import LabelledSetError


def test_a_label_that_was_not_coded_is_left_out_and_a_coded_zero_is_kept(tmp_path: Path) -> None:
    [record] = records(tmp_path, line("Calm.", gold={"killed": 0, "injured": None}))
    assert record.gold == {"killed": 0}


def test_the_date_and_title_of_a_record_are_read(tmp_path: Path) -> None:
    [record] = records(tmp_path, line("Calm.", title="Quiet day", published_at="2014-03-02T10:00:00Z"))
    assert (record.headline, record.published) == ("Quiet day", date(2014, 3, 2))


def test_a_country_that_is_no_number_is_none(tmp_path: Path) -> None:
    path = tmp_path / "nan.jsonl"
    path.write_text('{"id": "1", "text": "Calm.", "gold": {}, "country": NaN}\n', "utf-8")
    assert records_in(path)[0].country is None


def test_optional_figures_are_not_keyed(tmp_path: Path) -> None:
    figures = [
        {"category": "killed", "counts": [{"low": 3, "high": 5}]},
        {"category": "killed", "counts": [{"low": 9, "high": 9}], "optional": True},
    ]
    [record] = records(tmp_path, line("Calm.", figures=figures))
    assert [one.ranges for one in record.keyed] == [((3, 5),)]


def test_totals_that_the_set_calls_unsafe_are_not_scored(tmp_path: Path) -> None:
    [record] = records(tmp_path, line("Calm.", gold={"killed": 3}, doc_level_safe=False))
    assert not record.gold


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "line 1"),
        ('{"id": "1", "gold": {}}', "text"),
        ('{"id": "1", "text": "Calm.", "gold": {"killed": "many"}}', "gold.killed"),
        ('{"id": "1", "text": "Calm.", "gold": {"killed": -1}}', "gold.killed"),
        ('{"id": "1", "text": "Calm.", "gold": {"slain": 1}}', "gold.slain"),
        ('{"id": "1", "text": "Calm.", "gold": {}, "published_at": "May"}', "published_at"),
        ("", "no records"),
    ],
)
def test_a_bad_line_is_told_with_its_place(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(content, "utf-8")
    with pytest.raises(LabelledSetError, match=words):
        records_in(path)


def test_a_missing_set_is_told(tmp_path: Path) -> None:
    with pytest.raises(LabelledSetError, match="No such file"):
        records_in(tmp_path / "absent.jsonl")
