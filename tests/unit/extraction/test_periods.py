"""Every case of the golden periods is read as its line says."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casualty_figures.extraction.periods import PeriodChoice, period_for

GOLDEN = Path(__file__).parents[2] / "golden" / "periods.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]
PUBLISHED = date(2015, 5, 18)


def chosen(case: dict[str, Any]) -> PeriodChoice:
    start = case["sentence"].index(case["figure"])
    published = date.fromisoformat(case["published"]) if case["published"] else None
    span = (start, start + len(case["figure"]))
    return period_for(case["sentence"], span, published, previous=case.get("previous", ()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['figure']} in {case['sentence']}")
def test_a_figure_has_the_days_its_words_give(case: dict[str, Any]) -> None:
    choice = chosen(case)
    days = choice.period
    read = (days.start.isoformat(), days.end.isoformat(), days.precision) if days else (None, None, None)
    assert (*read, choice.basis) == (case["start"], case["end"], case["prec"], case["basis"])


@pytest.mark.parametrize(
    "case", [case for case in CASES if "cumulative" in case], ids=lambda case: case["sentence"]
)
def test_words_for_a_span_count_cumulatively(case: dict[str, Any]) -> None:
    assert chosen(case).is_cumulative == case["cumulative"]


@pytest.mark.parametrize(
    "case", [case for case in CASES if "as_of" in case], ids=lambda case: case["sentence"]
)
def test_the_day_it_was_said_is_as_of(case: dict[str, Any]) -> None:
    assert chosen(case).as_of_date == date.fromisoformat(case["as_of"])
