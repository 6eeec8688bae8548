"""Whole articles with labelled figures and events, scored by figure, field, account and role."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from casualty_figures.commands.application import application
from casualty_figures.evaluating.article_scores import marks_of
from casualty_figures.evaluating.figure_matching import matching_of
from casualty_figures.evaluating.marks import shares
from casualty_figures.evaluating.whole_articles import articles_in, figures_read_in, holds_whole_articles
from casualty_figures.records import LabelledSetError

TEXT = "Gunmen killed 12 people in Aden on Sunday, police said. Nine others were injured."

FIELDS = (
    "recall",
    "country",
    "place, where one is named",
    "date given",
    "speaker, where one is named",
    "cause",
    "killed of an event",
)


def label(quote: str, number: int, **changes: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    bounds = {"low": number, "best": number, "high": number}
    sound = {
        "indicator": "killed",
        "unit": "person",
        "quote": quote,
        "char_start": start,
        "char_end": start + len(quote),
        "bounds_any": [bounds],
        "event_id": "a",
        "relation": None,
        "optional": False,
        "basis": "stated",
        "assertion": "affirmed",
        "measure": "incident",
        "victim_status": "unknown|civilian",
        "country_iso3": "YEM",
        "location_name": "Aden",
        "coordinates": [[12.78, 45.04]],
        "date_start": "2015-05-17",
        "date_end": "2015-05-17",
        "date_unclear": False,
        "attribution_text": "police",
    }
    return {**sound, **changes}


def event(**changes: Any) -> dict[str, Any]:
    killed = {"low": 12, "best": 12, "high": 12}
    return {
        "event_id": "a",
        "what": "a raid",
        "kind": "incident",
        "cause": "conflict|crime",
        "killed": killed,
    } | changes


def written(folder: Path, *labels: dict[str, Any], **changes: Any) -> Path:
    record = {"id": "made", "title": "Raid on a market", "text": TEXT, "published": "2015-05-18"}
    path = folder / "articles.jsonl"
    path.write_text(json.dumps({**record, "figures": labels, "events": [event(**changes)]}) + "\n", "utf-8")
    return path


def scored(path: Path) -> dict[str, tuple[int, int]]:
    return shares([mark for one in articles_in(path) for mark in marks_of(one, figures_read_in(one))])


def test_a_figure_that_is_read_as_labelled_is_right_in_every_field(tmp_path: Path) -> None:
    found = scored(written(tmp_path, label("killed 12 people", 12)))

    assert {field: found[field] for field in FIELDS} == dict.fromkeys(FIELDS, (1, 1))


OVER_READ: dict[str, dict[str, Any]] = {
    "no place, where none is named": {"location_name": None},
    "no speaker, where none is named": {"attribution_text": None},
    "no period, where none is given": {"date_start": None, "date_end": None},
}


@pytest.mark.parametrize("measure", OVER_READ)
def test_what_is_read_where_the_label_says_none_is_an_error(tmp_path: Path, measure: str) -> None:
    found = scored(written(tmp_path, label("killed 12 people", 12, **OVER_READ[measure])))

    assert found[measure] == (0, 1)


def test_nothing_read_where_the_label_says_none_is_right(tmp_path: Path) -> None:
    hurt = label("Nine others", 9, indicator="injured", attribution_text=None)
    found = scored(written(tmp_path, label("killed 12 people", 12), hurt))

    assert found["no speaker, where none is named"] == (1, 1)
    assert found["speaker, where one is named"] == (1, 1)


def test_the_province_read_where_no_place_in_it_is_named_is_right(tmp_path: Path) -> None:
    province = label("killed 12 people", 12, location_name=None, adm1="Aden")

    assert scored(written(tmp_path, province))["no place, where none is named"] == (1, 1)


def test_what_nobody_is_sure_of_is_not_scored(tmp_path: Path) -> None:
    unsure = {"location_name": "?Aden", "attribution_text": "?police", "date_unclear": True}
    found = scored(written(tmp_path, label("killed 12 people", 12, **unsure)))

    fields = ("place", "speaker", "date", "no place", "no speaker", "no period")
    assert [measure for measure in found if measure.startswith(fields)] == []


def test_a_figure_that_no_label_has_costs_precision(tmp_path: Path) -> None:
    assert scored(written(tmp_path, label("killed 12 people", 12)))["precision"] == (1, 2)


def test_a_label_that_is_not_read_costs_recall(tmp_path: Path) -> None:
    assert scored(written(tmp_path, label("killed 12 people", 13)))["recall"] == (0, 1)


def test_an_optional_label_costs_neither(tmp_path: Path) -> None:
    hurt = label("Nine others", 9, indicator="injured", optional=True)
    found = scored(written(tmp_path, label("killed 12 people", 12), hurt))

    assert (found["precision"], found["recall"]) == ((1, 1), (1, 1))


def test_a_wrong_count_of_an_event_is_told(tmp_path: Path) -> None:
    wrong = {"low": 9, "best": 9, "high": 9}

    assert scored(written(tmp_path, label("killed 12 people", 12), killed=wrong))["killed of an event"] == (
        0,
        1,
    )


def test_each_label_has_one_figure_and_each_figure_one_label(tmp_path: Path) -> None:
    same = label("killed 12 people", 12)
    (article,) = articles_in(written(tmp_path, same, same))
    matching = matching_of(article, figures_read_in(article))

    assert (len(matching.pairs), len(matching.missed)) == (1, 1)


def test_a_line_that_is_no_labelled_article_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text('{"events": []}\n', "utf-8")

    with pytest.raises(LabelledSetError, match=r"broken\.jsonl, line 1: an article has no 'figures'"):
        articles_in(path)


def test_a_label_without_a_key_is_named(tmp_path: Path) -> None:
    bare = {key: value for key, value in label("killed 12 people", 12).items() if key != "optional"}

    with pytest.raises(LabelledSetError, match="line 1: one of its figures has no optional"):
        articles_in(written(tmp_path, bare))


@pytest.mark.parametrize("content", [b"5\n", b"\xff\xfe\n", b"", b"[1]\n"])
def test_what_is_no_set_of_whole_articles_is_left_to_who_reads_sets(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_bytes(content)

    told = CliRunner().invoke(application, ["evaluate", str(path)])
    assert not holds_whole_articles(path)
    assert isinstance(told.exception, LabelledSetError)


def test_the_headline_count_is_scored_where_it_is_labelled(tmp_path: Path) -> None:
    path = written(tmp_path, label("killed 12 people", 12))
    record = json.loads(path.read_text("utf-8"))
    twelve = [{"low": 12, "best": 12, "high": 12}]
    record["headline"] = {"killed": twelve, "injured": twelve, "displaced": None, "abducted": "?"}
    path.write_text(json.dumps(record), "utf-8")

    found = scored(path)
    heads = {name: counts for name, counts in found.items() if name.startswith("headline")}
    assert heads == {"headline killed": (1, 1), "headline injured": (0, 1), "headline displaced": (1, 1)}


def test_a_set_of_short_texts_holds_no_whole_articles(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text('{"id": "1", "text": "Two died.", "gold": {"killed": 2}}\n', "utf-8")

    assert not holds_whole_articles(path)


def test_the_command_scores_whole_articles(tmp_path: Path) -> None:
    path = written(tmp_path, label("killed 12 people", 12))
    told = CliRunner().invoke(application, ["evaluate", str(path), "--json"])

    assert json.loads(told.stdout)["recall"] == [1, 1]


WRONG_FIELDS: dict[str, tuple[dict[str, Any], str]] = {
    "speaker, where one is named": ({"attribution_text": "a doctor|He"}, "wanted a doctor|He, read police"),
    "no speaker, where none is named": ({"attribution_text": None}, "wanted none, read police"),
    "no place, where none is named": ({"location_name": None}, "wanted none, read Aden, "),
    "country": ({"country_iso3": "SOM"}, "wanted SOM, read YEM"),
    "date exact": (
        {"date_start": "2015-05-01", "date_end": "2015-05-31"},
        "wanted 2015-05-01 to 2015-05-31, read 2015-05-17",
    ),
    "recall": (
        {"bounds_any": [{"low": 13, "best": 13, "high": None}]},
        "wanted killed 13/13/-, read nothing of the kind",
    ),
    "precision": ({"indicator": "missing"}, "wanted no figure, read killed 12"),
    "role: a part is a part": ({"relation": "subset"}, "wanted part, read counts"),
}


@pytest.mark.parametrize("measure", WRONG_FIELDS)
def test_errors_say_what_was_wanted_and_what_was_read(tmp_path: Path, measure: str) -> None:
    changes, said = WRONG_FIELDS[measure]
    path = written(tmp_path, label("killed 12 people", 12, **changes))
    told = CliRunner().invoke(application, ["evaluate", str(path), "--errors", "9"])

    lines = [line for line in told.stdout.splitlines() if line.startswith(f"{measure}: made: ")]
    assert any(said in line for line in lines), told.stdout
