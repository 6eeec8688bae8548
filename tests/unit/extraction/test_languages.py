"""A second language is a value beside English: rules, and phrases with the figures they state."""

from datetime import date

import pytest
from toy_language import Toy

from casualty_figures.extraction.extract import figures_in, text_to_read
from casualty_figures.extraction.numbers.vague import VagueTable
from casualty_figures.languages.registry import language_of
from casualty_figures.records import Figure

TOY = Toy(VagueTable("toy", (("multa", 5),)))

CORPUS = {
    "Tri domani morta in Aden.": [("killed", 3, 3, 3)],
    "Deka soldi vunda, du soldi morta.": [("injured", 10, 10, 10), ("killed", 2, 2, 2)],
    "Multa domani fuga.": [("displaced", 5, None, None)],
    "Nul domani morta.": [("killed", 0, 0, 0)],
    "Anno 1998, deka moli.": [],
}


def read(text: str, language: Toy = TOY) -> list[Figure]:
    return figures_in(text_to_read(text, language, published=date(2015, 5, 18)), language)


@pytest.mark.parametrize("text", CORPUS)
def test_each_phrase_of_the_toy_language_states_its_figures(text: str) -> None:
    assert [(f.indicator, f.low, f.best, f.high) for f in read(text)] == CORPUS[text]


def test_a_figure_of_another_language_names_its_reader_and_has_its_own_confidence() -> None:
    (figure,) = read("Tri domani morta in Aden.")

    assert (figure.extractor.startswith("toy-patterns"), figure.confidence) == (True, 0.7)


def test_what_a_language_has_no_rules_for_is_not_known_of_its_figures() -> None:
    (figure,) = read("Tri domani morta in Aden.")

    assert (figure.date_start, figure.date_basis, figure.attribution_text, figure.victim_status) == (
        None,
        "publication",
        None,
        "unknown",
    )


def test_a_phrase_of_another_language_is_at_its_place_in_the_text() -> None:
    text = "Nova. Tri domani morta in Aden."
    (figure,) = read(text)

    assert text[figure.char_start : figure.char_end] == "Tri domani morta"


def test_a_language_that_is_not_read_is_no_language_of_ours() -> None:
    with pytest.raises(KeyError):
        language_of("eo")
