"""Which columns hold what: codes of Factiva, texts in two columns, records that have other keys each."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from casualty_figures.archive import NO_COLUMNS, Source, columns_in, sources_in
from casualty_figures.records import ArchiveError

LEAD, REST = "Two people died in Goma on Sunday.", "The lake had risen for days."
FACTIVA = f"HD,WC,PD,SN,LA,LP,TD,AN\nTwo die,12,20 May 2019,Lake Herald,English,{LEAD},{REST},X1\n"


def articles_of(path: Path, raw: str, columns: Mapping[str, str] = NO_COLUMNS) -> list[Source]:
    path.write_text(raw, encoding="utf-8")
    return list(sources_in([path], columns=columns))


def texts_of(path: Path, *records: object) -> list[str]:
    found = articles_of(path, "\n".join(map(json.dumps, records)))
    return [one.failure or (one.content or b"").decode() for one in found]


def test_the_codes_of_factiva_are_recognised(tmp_path: Path) -> None:
    (source,) = articles_of(tmp_path / "a.csv", FACTIVA)
    assert (source.headline, source.published, source.publisher, source.language) == (
        "Two die",
        date(2019, 5, 20),
        "Lake Herald",
        "English",
    )


def test_lead_and_rest_of_factiva_are_one_text(tmp_path: Path) -> None:
    (source,) = articles_of(tmp_path / "a.csv", FACTIVA)
    assert source.content == f"{LEAD}\n\n{REST}".encode()


@pytest.mark.parametrize(
    "raw", [f"HD,LP\nTwo die,{LEAD}\n", f"HD,TD\nTwo die,{LEAD}\n", f"LP,TD,HD\n{LEAD},,Two die"]
)
def test_of_factiva_there_may_be_lead_or_rest_alone(raw: str, tmp_path: Path) -> None:
    (source,) = articles_of(tmp_path / "a.csv", raw)
    assert source.content == LEAD.encode()


def test_columns_can_be_named_that_hold_a_text_together(tmp_path: Path) -> None:
    (source,) = articles_of(tmp_path / "a.csv", f"a;b\n{LEAD};{REST}\n", {"text": "a,b"})
    assert source.content == f"{LEAD}\n\n{REST}".encode()


def test_a_column_whose_name_has_a_comma_can_be_named(tmp_path: Path) -> None:
    (source,) = articles_of(tmp_path / "a.csv", f'"a,b",a\n{LEAD},{REST}\n', {"text": "a,b"})
    assert source.content == LEAD.encode()


def test_of_columns_named_together_the_missing_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"a;b\n{LEAD};{REST}\n", encoding="utf-8")
    with pytest.raises(ArchiveError, match="no column 'c'; there are: a, b"):
        columns_in(tmp_path / "a.csv", columns={"text": "a,c"})


def test_the_text_of_a_record_is_the_first_that_is_not_empty(tmp_path: Path) -> None:
    records = [
        {"text": None, "content": LEAD},
        {"text": REST, "content": LEAD},
        {"text": "", "content": None},
    ]
    assert texts_of(tmp_path / "a.jsonl", *records) == [LEAD, REST, "this row has no text"]


def test_records_may_have_other_keys_each(tmp_path: Path) -> None:
    records = [{"body": LEAD, "published": "2019-05-18"}, {"text": LEAD, "date": "2019-05-20"}]
    found = articles_of(tmp_path / "a.jsonl", "\n".join(map(json.dumps, records)))
    assert [one.published for one in found] == [date(2019, 5, 18), date(2019, 5, 20)]


def test_a_date_that_is_empty_is_not_taken_from_another_column(tmp_path: Path) -> None:
    (source,) = articles_of(tmp_path / "a.csv", f"text,load date,published\n{LEAD},2019-06-30\n")
    assert (source.failure, source.published) == (None, None)


def test_a_source_that_is_a_record_gives_its_name(tmp_path: Path) -> None:
    record = {
        "content": LEAD,
        "source": {"id": None, "name": "Lake Herald"},
        "publishedAt": "2019-05-20T08:15:00Z",
    }
    (source,) = articles_of(tmp_path / "a.jsonl", json.dumps(record))
    assert (source.publisher, source.published) == ("Lake Herald", date(2019, 5, 20))
