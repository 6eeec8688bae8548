"""The counts that answer "how many": constructions and registers of many kinds."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casualty_figures import extract_figures, headline_count
from casualty_figures.estimating import HeadlineCount

CASES: list[dict[str, Any]] = [
    json.loads(line)
    for line in Path(__file__).with_name("headline_counts.jsonl").read_text(encoding="utf-8").splitlines()
]
INDICATORS = ("killed", "injured", "displaced", "abducted", "detained", "missing")
PUBLISHED = date(2024, 3, 14)


def words_of(case: dict[str, Any]) -> str:
    return f"{case.get('headline', '')} {case['text']}"[:90].strip()


@pytest.mark.parametrize("case", CASES, ids=words_of)
def test_a_text_gives_how_many_were_harmed_and_nobody_else(case: dict[str, Any]) -> None:
    figures = extract_figures(case["text"], published=PUBLISHED, headline=case.get("headline"))
    read = {indicator: _point(headline_count(figures, indicator)) for indicator in INDICATORS}
    assert read == {indicator: case["counts"].get(indicator, 0) for indicator in INDICATORS}


def _point(count: HeadlineCount) -> int:
    return next((bound for bound in (count.best, count.low, count.high) if bound is not None), 0)
