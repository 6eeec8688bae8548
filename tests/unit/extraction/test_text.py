"""A text to sentences: nothing lost, nothing moved."""

from itertools import pairwise

import pytest
from english import ENGLISH, folded, sentences_of
from hypothesis import given
from hypothesis import strategies as st

from casualty_figures.languages.en.sentences.tokens import tokens_of


def texts_of(text: str) -> list[str]:
    return [sentence.text for sentence in sentences_of(text)]


def test_sentences_end_at_full_stops() -> None:
    assert texts_of("Twelve died. Nine fled.") == ["Twelve died.", "Nine fled."]


def test_paragraphs_end_at_blank_lines_and_are_numbered() -> None:
    sentences = sentences_of("Twelve died\n\nNine fled. Two returned.")

    assert [(one.text, one.paragraph) for one in sentences] == [
        ("Twelve died", 0),
        ("Nine fled.", 1),
        ("Two returned.", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Musa said 12 died.",
        "Lt. Col. Musa said 12 died.",
        "The U.S. said 12 died.",
        "At 6 p.m. three people died.",
        "Some 1.5 million people fled.",
        "Approx. 300 people fled.",
        "On Jan. 12 three people died.",
        "He was shot at 11:30 p.m. Saturday in the park.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert texts_of(text) == [text]


def test_a_time_of_day_can_end_a_sentence() -> None:
    assert len(texts_of("He was shot at 11:30 p.m. Nobody saw it.")) == 2


def test_a_line_end_that_only_wraps_a_sentence_does_not_end_it() -> None:
    text = "At least twelve people were killed when a lorry ran into a\nmarket in the town on Monday."

    assert texts_of(text) == [text]


def test_a_word_cut_by_a_line_end_is_one_word_at_its_place() -> None:
    lowered = folded("Twelve were kil-\nled in the fire")

    assert "killed" in lowered
    assert lowered.index("in the") == "Twelve were kil-\nled in the fire".index("in the")


def test_a_number_word_cut_by_a_line_end_keeps_its_hyphen() -> None:
    assert folded("Twenty-\nthree died") == "twenty- three died"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("17\u00a0000", "17 000"),
        ("\u201cTwelve\u201d", '"twelve"'),
        ("driver\u2019s", "driver's"),
        ("10\u201320", "10-20"),
        ("A\tB\nC", "a b c"),
    ],
)
def test_spaces_quotes_and_dashes_are_folded_to_plain_ones(text: str, plain: str) -> None:
    assert folded(text) == plain


@given(st.text())
def test_folding_keeps_the_length_of_any_text(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_sentences_of_any_text_lie_at_their_places_in_order(text: str) -> None:
    sentences = sentences_of(text)

    assert all(text[one.start : one.end] == one.text for one in sentences)
    assert all(one.end <= other.start for one, other in pairwise(sentences))


@given(
    st.lists(
        st.sampled_from(["Twelve died. ", "Nine", "\n", "\n\n", " ", "fled ", "p.m. ", '"', "No. 5 "])
    ).map("".join)
)
def test_no_word_falls_between_two_sentences(text: str) -> None:
    assert "".join("".join(texts_of(text)).split()) == "".join(text.split())


def test_a_short_line_before_a_capital_is_a_heading() -> None:
    assert texts_of("Twelve die in fire\nThe blaze began at dawn.") == [
        "Twelve die in fire",
        "The blaze began at dawn.",
    ]


def test_tokens_end_inside_their_sentence_though_a_letter_grows_in_lower_case() -> None:
    (sentence,) = sentences_of("Gunmen wounded 5 \u0130zmir\u0130")

    assert max(token.end for token in tokens_of(sentence, ENGLISH.vague)) == len(sentence.text)
