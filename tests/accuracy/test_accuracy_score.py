"""The scorer counts what it says it counts: readers with known mistakes get known scores."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from accuracy_floors import LowerFloorError, fallen, raised_floors
from accuracy_score import Range, Tally, records, score_reader, share


@dataclass(frozen=True)
class Stated:
    indicator: str
    low: int | None
    best: int | None
    high: int | None
    unit: str = "person"
    assertion: str = "affirmed"
    text_part: str = "body"


LABELS = {row["text"]: row for name in ("sentences.jsonl", "articles.jsonl") for row in records(name)}


def perfect(text: str, published: date | None, headline: str | None) -> Sequence[Any]:
    fields = ("indicator", "low", "best", "high", "unit", "assertion")
    labels = LABELS.get(text, {}).get("figures", [])
    return [Stated(**{key: label[key] for key in fields}) for label in labels]


def silent(text: str, published: date | None, headline: str | None) -> Sequence[Any]:
    return []


def alarmed(text: str, published: date | None, headline: str | None) -> Sequence[Any]:
    return [Stated("killed", 1, 1, 1)]


def stuttering(text: str, published: date | None, headline: str | None) -> Sequence[Any]:
    return [figure for figure in perfect(text, published, headline) for _ in range(2)]


def overconfident(text: str, published: date | None, headline: str | None) -> Sequence[Any]:
    return [
        Stated(figure.indicator, figure.low, figure.best, figure.high, figure.unit)
        for figure in perfect(text, published, headline)
    ]


def echoing_headline(text: str, published: date | None, headline: str | None) -> Sequence[Any]:
    title = [Stated("killed", 99, 99, 99, text_part="headline")] if headline else []
    return [*perfect(text, published, headline), *title]


def no_headline(figures: Sequence[Any], indicator: str) -> Range | None:
    return None


def test_a_perfect_reader_scores_one() -> None:
    scores = score_reader(perfect, no_headline).scores
    assert scores["figures"] == {"precision": 1.0, "recall": 1.0, "exact": 1.0}


def test_a_silent_reader_recalls_nothing() -> None:
    assert score_reader(silent, no_headline).scores["figures"]["recall"] == 0.0


def test_a_reader_that_sees_a_death_everywhere_has_no_clean_sentence() -> None:
    assert score_reader(alarmed, no_headline).scores["not_people"]["exact"] == 0.0


def test_a_figure_read_twice_is_right_once() -> None:
    assert score_reader(stuttering, no_headline).scores["figures/plain_active"]["precision"] == 0.5


def test_a_denied_figure_read_as_fact_is_wrong() -> None:
    scores = score_reader(overconfident, no_headline).scores
    assert scores["figures/denial"]["recall"] < 0.5


def test_a_figure_of_the_title_does_not_count_against_the_text() -> None:
    assert score_reader(echoing_headline, no_headline).scores["figures/article"]["precision"] == 1.0


def test_not_stated_is_no_answer_to_a_stated_headline_count() -> None:
    assert score_reader(perfect, no_headline).scores["headline/stated"]["exact"] == 0.0


def test_a_zero_is_no_answer_where_the_article_states_nothing() -> None:
    def always_zero(figures: Sequence[Any], indicator: str) -> Range:
        return Range(0, 0, 0)

    zeros = sum(label == 0 for row in records("articles.jsonl") for label in row["headline"].values())
    asked = 4 * sum(1 for _ in records("articles.jsonl"))
    assert score_reader(perfect, always_zero).scores["headline"]["exact"] == share(zeros, asked)


def test_a_count_without_bounds_is_read_as_not_stated() -> None:
    def empty(figures: Sequence[Any], indicator: str) -> Range:
        return Range(None, None, None)

    assert (
        score_reader(silent, empty).scores["headline"] == score_reader(silent, no_headline).scores["headline"]
    )


def test_disagreements_tell_what_was_lost_and_what_was_wrong() -> None:
    first = next(records("sentences.jsonl"))
    report = score_reader(alarmed, no_headline)
    entry = next(entry for entry in report.disagreements if entry.record_id == first["id"])
    assert entry.wrong == ("killed 1/1/1 person affirmed",)


def test_a_class_without_figures_to_find_scores_one() -> None:
    assert Tally().scores() == {"precision": 1.0, "recall": 1.0, "exact": 1.0}


def test_a_score_below_its_floor_has_fallen() -> None:
    assert fallen({"figures": {"recall": 0.8}}, {"figures": {"recall": 0.79}}) == [
        "figures recall 0.7900 < 0.8000"
    ]


def test_a_group_that_is_gone_has_fallen() -> None:
    assert fallen({"figures/vague": {"recall": 0.8}}, {}) == ["figures/vague recall 0.0000 < 0.8000"]


def test_floors_rise_to_the_scores() -> None:
    scores = {"figures": {"recall": 0.9}}
    assert raised_floors({"figures": {"recall": 0.8}}, scores) == scores


def test_floors_do_not_fall_by_themselves() -> None:
    with pytest.raises(LowerFloorError, match=r"0\.7000 < 0\.8000"):
        raised_floors({"figures": {"recall": 0.8}}, {"figures": {"recall": 0.7}})
