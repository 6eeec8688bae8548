"""Every case of the golden groups is read as its line says."""

import json
from pathlib import Path
from typing import Any

import pytest

from casualty_figures.extraction.context import VictimGroup
from casualty_figures.languages.en.context.groups import group_of

GOLDEN = Path(__file__).parents[2] / "golden" / "groups.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["words"])
def test_words_for_those_counted_name_a_group(case: dict[str, Any]) -> None:
    expected = VictimGroup(case["status"], case["side"], case["sex"], case["age_group"])
    assert group_of(case["words"]) == expected


def test_the_order_of_a_list_does_not_change_the_group() -> None:
    assert group_of("civilians and fighters") == group_of("fighters and civilians")


def test_the_verb_is_no_armed_group() -> None:
    assert group_of("is people").side is None
