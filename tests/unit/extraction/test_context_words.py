"""The word files of periods, attribution and groups say each thing once."""

from collections import Counter
from importlib.resources import files

import pytest

PACKAGE = "casualty_figures.languages.en.context"
ONE_CONCEPT = {
    "periods": ("calendar", "relative", "grammar_words", "reporting", "people", "events", "other_acts"),
    "attribution": ("speaker_types",),
    "groups": ("statuses",),
}


def words_of(part: str, names: tuple[str, ...]) -> list[str]:
    folder = files(f"{PACKAGE}.{part}") / "words"
    lines = [line for name in names for line in (folder / f"{name}.tsv").read_text("utf-8").splitlines()]
    return [line.split("\t")[0] for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("part", ONE_CONCEPT)
def test_no_word_stands_for_two_things(part: str) -> None:
    counts = Counter(words_of(part, ONE_CONCEPT[part]))
    assert [word for word, times in counts.items() if times > 1] == []


@pytest.mark.parametrize("part", ONE_CONCEPT)
def test_words_are_in_lower_case_as_they_are_looked_up(part: str) -> None:
    assert [word for word in words_of(part, ONE_CONCEPT[part]) if word != word.lower()] == []
