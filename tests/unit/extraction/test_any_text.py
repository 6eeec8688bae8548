"""Texts that nobody would write: read like any other."""

import time
from datetime import date

import pytest

from casualty_figures import extract_figures


def test_a_sentence_of_any_length_is_read() -> None:
    (figure,) = extract_figures("12 people were killed " + "and the river rose " * 160 + ".")

    assert figure.best == 12


def test_half_a_surrogate_pair_stops_no_article() -> None:
    assert [figure.best for figure in extract_figures("\ud800 12 people were killed.")] == [12]


@pytest.mark.parametrize("published", [date.min, date.max])
@pytest.mark.parametrize("when", ["on Monday", "in May", "last year"])
def test_an_article_of_an_impossible_date_is_read(published: date, when: str) -> None:
    figures = extract_figures(f"12 people were killed {when}.", published=published)

    assert [figure.best for figure in figures] == [12]


@pytest.mark.parametrize(
    "text",
    [
        "wounded 16-year-old 5 \u0130 ",
        "12 families fled to \u0130zmir\nand 3 were killed in\u0130",
        "Ali killing \u0130 \n\ndead families and 16-year-old have\u0130killed \u0130",
    ],
)
def test_a_letter_that_grows_in_lower_case_moves_no_offset(text: str) -> None:
    assert all(figure.reported_text in figure.source_excerpt for figure in extract_figures(text))


@pytest.mark.parametrize(
    "text",
    ["12 killed on Monday " * 140, "12 killed, " * 270, "12 was " * 400 + "killed"],
    ids=lambda text: repr(text[:20]),
)
def test_dense_text_is_read_in_seconds(text: str) -> None:
    extract_figures("12 people were killed.")  # loads the parser, which is not what is timed
    began = time.process_time()

    extract_figures(text)

    assert time.process_time() - began < 5
