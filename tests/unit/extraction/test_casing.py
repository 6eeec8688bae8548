"""Texts in capitals: names keep theirs, all other words lose them."""

import pytest

from casualty_figures.languages.en.sentences.casing import is_known, recased


@pytest.mark.parametrize("word", ["killed", "soldiers", "fled", "bodies", "fire", "wounding", "ran", "to"])
def test_words_and_their_forms_are_in_the_dictionary(word: str) -> None:
    assert is_known(word)


@pytest.mark.parametrize("word", ["hassan", "ouagadougou", "okonkwo"])
def test_names_are_not_in_the_dictionary(word: str) -> None:
    assert not is_known(word)


def test_a_sentence_in_capitals_keeps_those_of_its_names() -> None:
    assert " ".join(recased(["TWELVE", "SOLDIERS", "WERE", "KILLED", "BY", "HASSAN"])) == (
        "twelve soldiers were killed by Hassan"
    )


def test_numbers_stay_as_they_are() -> None:
    assert recased(["12", "KILLED", "1,200", "FLED"]) == ["12", "killed", "1,200", "fled"]


def test_a_common_word_beside_a_name_is_part_of_the_name() -> None:
    assert recased(["GUNMEN", "KILLED", "RAMIRO", "LOVE"])[2:] == ["Ramiro", "Love"]


def test_no_words_are_none() -> None:
    assert recased([]) == []
