"""Every case of the golden attributions is read as its line says."""

import json
from pathlib import Path
from typing import Any

import pytest

from casualty_figures.extraction.context import Attribution
from casualty_figures.languages.en.context.attribution import attribution_for
from casualty_figures.languages.en.context.attribution.speaker_types import (
    PRIORITY,
    speaker_type,
    speaker_words,
)

GOLDEN = Path(__file__).parents[2] / "golden" / "attributions.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]


def read(case: dict[str, Any]) -> Attribution:
    start = case["sentence"].index(case["figure"])
    return attribution_for(
        case["sentence"],
        (start, start + len(case["figure"])),
        previous=case.get("previous", ()),
        following=case.get("following", ()),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['figure']} in {case['sentence']}")
def test_a_figure_has_the_speaker_its_words_give(case: dict[str, Any]) -> None:
    assert read(case) == Attribution(case["text"], case["type"], case["origin"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['figure']} in {case['sentence']}")
def test_the_speaker_is_words_of_the_paragraph(case: dict[str, Any]) -> None:
    paragraph = [case["sentence"], *case.get("previous", ()), *case.get("following", ())]
    found = read(case)
    assert all(
        any(words in sentence for sentence in paragraph) for words in (found.text, found.origin) if words
    )


def test_every_speaker_word_is_of_a_type_the_table_allows() -> None:
    allowed = {"official", "party", "un", "ngo", "media", "witness", "unknown"}
    assert {speaker_type(words.upper()) for words in speaker_words()} <= allowed


def test_every_type_of_the_data_file_has_its_place_among_the_types() -> None:
    assert set(speaker_words().values()) == set(PRIORITY)
