"""Every case of the golden attributions is read as its line says."""

import json
from pathlib import Path
from typing import Any

import pytest

from casualty_figures import extract_figures
from casualty_figures.extraction.context import Attribution
from casualty_figures.languages.en.context.attribution import attribution_for
from casualty_figures.languages.en.context.attribution.speaker_nouns import head_of
from casualty_figures.languages.en.context.attribution.speaker_types import (
    PRIORITY,
    speaker_type,
    speaker_words,
)
from casualty_figures.languages.en.words import rows

GOLDEN = Path(__file__).parents[2] / "golden" / "attributions.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]


def read(case: dict[str, Any]) -> Attribution:
    start = case["sentence"].index(case["figure"])
    return attribution_for(
        case["sentence"],
        (start, start + len(case["figure"])),
        previous=case.get("previous", ()),
        following=case.get("following", ()),
        earlier=case.get("earlier", ()),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['figure']} in {case['sentence']}")
def test_a_figure_has_the_speaker_its_words_give(case: dict[str, Any]) -> None:
    assert read(case) == Attribution(case["text"], case["type"], case["origin"], case["basis"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['figure']} in {case['sentence']}")
def test_a_speaker_is_carried_where_only_another_sentence_has_the_words(case: dict[str, Any]) -> None:
    found = read(case)
    is_there = bool(found.text and found.text in case["sentence"])
    assert found.basis == ("explicit" if is_there else "carried" if found.text else None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['figure']} in {case['sentence']}")
def test_the_speaker_is_words_of_the_paragraph(case: dict[str, Any]) -> None:
    paragraph = [case["sentence"], *case.get("previous", ()), *case.get("following", ())]
    paragraph += case.get("earlier", ())
    found = read(case)
    assert all(
        any(words in sentence for sentence in paragraph) for words in (found.text, found.origin) if words
    )


def test_every_speaker_word_is_of_a_type_the_table_allows() -> None:
    allowed = {"official", "party", "un", "ngo", "media", "witness", "unknown"}
    assert {speaker_type(words.upper()) for words in speaker_words()} <= allowed


def test_a_noun_for_a_speaker_has_a_pronoun_and_types_that_there_are() -> None:
    nouns = rows("speaker_nouns", "pronouns", "types")
    assert {pronoun for pronouns, _ in nouns for pronoun in pronouns.split()} == {"he", "it", "they"}
    assert {one for _, types in nouns for one in types.split()} <= {*PRIORITY, "document"}


def test_a_speaker_before_the_paragraph_is_carried_into_the_figure() -> None:
    text = "Roads were cut, the governor of Sofala said.\n\nAt least 12 people drowned, he added."
    figure = extract_figures(text)[0]
    assert (figure.attribution_text, figure.attribution_basis) == ("the governor of Sofala", "carried")


def test_a_sentence_in_the_articles_own_voice_takes_no_speaker_from_its_neighbours() -> None:
    figures = extract_figures("Nine people died, police said. Another 12 people were wounded.")
    assert [figure.attribution_text for figure in figures] == ["police", None]


def test_every_type_of_the_data_file_has_its_place_among_the_types() -> None:
    assert set(speaker_words().values()) == set(PRIORITY)


@pytest.mark.parametrize(
    ("words", "head"), [(", a town", "town"), ("(the army", "army"), ("(", ""), ("", "")]
)
def test_the_head_of_a_phrase_that_begins_with_a_mark_is_behind_it(words: str, head: str) -> None:
    assert head_of(words) == head


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nobody died, police said; ten people were hurt.", "police"),
        ("The aid group that runs the largest clinic says 53 people died.", "The aid group"),
    ],
)
def test_a_speaker_is_found_over_a_semicolon_and_a_relative_clause(text: str, speaker: str) -> None:
    assert {figure.attribution_text for figure in extract_figures(text)} == {speaker}
