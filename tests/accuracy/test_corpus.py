"""The labels of the corpus are sound, whatever the engine reads."""

from collections import Counter
from typing import Any

import pytest
from accuracy_score import CORPUS, CORPUS_FILES, HEADLINE_INDICATORS, records

from casualty_figures.lexicon.indicators import INDICATORS
from casualty_figures.schema.figure_columns import QUANTIFIERS

FIGURE_KEYS = {"indicator", "quantifier", "low", "best", "high", "unit", "assertion", "basis"}
OPTIONAL_KEYS = {"subset", "words", "victim_status", "measure"}
ASSERTIONS = {"affirmed", "denied", "hypothetical", "disputed", "retracted"}

# Which of low, best and high each quantifier gives.
BOUNDS = {
    "exact": (True, True, True),
    "at_least": (True, True, False),
    "more_than": (True, True, False),
    "at_most": (False, False, True),
    "less_than": (False, False, True),
    "approximately": (False, True, False),
    "nearly": (False, True, True),
    "between": (True, False, True),
    "vague": (True, False, False),
}


def labelled_figures() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (record["id"], record["text"], figure)
        for name in ("sentences.jsonl", "articles.jsonl")
        for record in records(name)
        for figure in record.get("figures", [])
    ]


@pytest.mark.parametrize(("name", "least"), [("sentences", 420), ("articles", 62), ("not_people", 170)])
def test_each_file_holds_as_many_texts_as_promised(name: str, least: int) -> None:
    assert len(list(records(f"{name}.jsonl"))) >= least


@pytest.mark.parametrize("name", CORPUS_FILES)
def test_no_id_and_no_text_comes_twice(name: str) -> None:
    rows = list(records(name))
    assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == len(rows)


def test_every_class_of_sentences_has_at_least_ten() -> None:
    sizes = Counter(row["class"] for row in records("sentences.jsonl"))
    assert min(sizes.values()) >= 10


def test_figures_have_the_documented_keys_and_codes() -> None:
    wrong = [
        record_id
        for record_id, _, figure in labelled_figures()
        if not figure.keys() >= FIGURE_KEYS
        or figure.keys() - FIGURE_KEYS - OPTIONAL_KEYS
        or figure["indicator"] not in INDICATORS
        or figure["quantifier"] not in QUANTIFIERS
        or figure["unit"] not in {"person", "household"}
        or figure["assertion"] not in ASSERTIONS
        or figure["basis"] not in {"stated", "derived"}
    ]
    assert wrong == []


def test_bounds_are_those_the_quantifier_gives() -> None:
    wrong = [
        record_id
        for record_id, _, figure in labelled_figures()
        if tuple(figure[bound] is not None for bound in ("low", "best", "high"))
        != BOUNDS[figure["quantifier"]]
    ]
    assert wrong == []


def test_bounds_do_not_cross() -> None:
    crossed = [
        record_id
        for record_id, _, figure in labelled_figures()
        if (given := [figure[bound] for bound in ("low", "best", "high") if figure[bound] is not None])
        != sorted(given)
    ]
    assert crossed == []


def test_the_number_words_of_a_figure_are_in_its_text() -> None:
    lost = [
        record_id for record_id, text, figure in labelled_figures() if figure.get("words", "") not in text
    ]
    assert lost == []


def test_headline_labels_are_a_range_a_zero_or_not_stated() -> None:
    wrong = [
        row["id"]
        for row in records("articles.jsonl")
        if set(row["headline"]) != set(HEADLINE_INDICATORS)
        or any(
            label not in (None, 0) and set(label) != {"low", "best", "high"}
            for label in row["headline"].values()
        )
    ]
    assert wrong == []


def test_the_corpus_stays_small_enough_to_review() -> None:
    assert all((CORPUS / name).stat().st_size < 1_000_000 for name in CORPUS_FILES)
