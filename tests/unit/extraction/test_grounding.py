"""Every figure points at its words, whatever the text, and keeps its id as long as it says the same."""

import time
from datetime import date

import pytest
from english import figures_in
from hypothesis import given, settings
from hypothesis import strategies as st

from casualty_figures import extract_figures
from casualty_figures.records import Figure

ARTICLE = (
    "Blast kills 17 in market\n\n"
    "KABUL, May 18 - At least 17 people, including three children, were killed\nand dozens wounded on Monday "
    "when a bomb went off in a market in Kabul, police said.\n\n"
    "The mayor and his driver were shot dead. Some 300 families fled, roughly double the number in 2014.\n"
)

_WORDS = """
killed injured dead wounded were people women a an the in of and or , . ; : ( ) - \u2013 " ' including among
them half third soldiers police said that denied not no none at least more than up to between from 12 three
dozens 1,200 two hundred million dozen % 2014 May Monday Kabul death toll rose bodies found fled homes
families 5 arrested missing \u0301 \u200f \u00ad \ufb01 \u00bd \u0661\u0662 \uff11\uff12 her his mayor
driver feared may have who one twice number correction earlier version lives 16-year-old 10-20 k m $ # no.
home Ali Hassan leaving killing \x00
"""
_SPACES = st.sampled_from([" ", " ", " ", "", "\n", "\n\n", "\t", "\u00a0", "  ", "\x0b", "\u2028"])
# Capital I with a dot is two characters in lower case; half a surrogate pair is no text that can be hashed.
_LETTERS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\u0130"), max_size=80)
_MIXED = st.lists(st.tuples(st.sampled_from(_WORDS.split()), _SPACES), max_size=40).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)
_TEXTS = st.one_of(_LETTERS, _MIXED, st.tuples(_MIXED, _LETTERS, _MIXED).map("".join))


def is_grounded(figure: Figure, text: str) -> bool:
    """Whether the phrase, its sentence, its term and its group are where the figure says they are."""
    return (
        figure.reported_text.strip() != ""
        and text[figure.char_start : figure.char_end] == figure.reported_text
        and figure.reported_text in figure.source_excerpt
        and figure.source_excerpt in text
        and figure.term in figure.source_excerpt
        and (figure.victim_group is None or figure.victim_group in figure.source_excerpt)
    )


def is_ordered(figure: Figure) -> bool:
    """Whether low, best and high, where given, do not fall and are not below zero."""
    bounds = [bound for bound in (figure.low, figure.best, figure.high) if bound is not None]
    return bool(bounds) and bounds == sorted(bounds) and bounds[0] >= 0


@settings(deadline=None, max_examples=150)
@given(_TEXTS)
def test_the_figures_of_any_text_lie_inside_it(text: str) -> None:
    figures = extract_figures(text, published=date(2015, 5, 18))

    assert all(is_grounded(figure, text) and is_ordered(figure) for figure in figures)


@settings(deadline=None, max_examples=75)
@given(_MIXED)
def test_a_figure_points_only_at_other_figures_of_its_text(text: str) -> None:
    figures = extract_figures(text)

    ids = {figure.figure_id for figure in figures}
    assert len(ids) == len(figures)
    assert all(figure.subset_of_figure_id in ids - {figure.figure_id} | {None} for figure in figures)
    assert all(figure.derived_from_figure_id in ids - {figure.figure_id} | {None} for figure in figures)


@settings(deadline=None, max_examples=50)
@given(_MIXED, st.sampled_from(["", "12 killed", "Two die in fire", " "]))
def test_offsets_count_from_the_first_letter_of_the_headline(text: str, headline: str) -> None:
    whole = text if text.startswith(headline) else f"{headline}\n\n{text}"

    figures = extract_figures(text, headline=headline)

    assert all(is_grounded(figure, whole) for figure in figures)


def test_an_article_is_read_and_grounded() -> None:
    figures = extract_figures(ARTICLE, published=date(2015, 5, 18))

    assert [figure.figure_id for figure in figures if not is_grounded(figure, ARTICLE)] == []
    assert {figure.indicator for figure in figures} == {"killed", "injured", "displaced"}


def test_figures_come_in_the_order_of_the_text() -> None:
    starts = [figure.char_start for figure in extract_figures(ARTICLE)]

    assert starts == sorted(starts)


def test_the_headline_is_put_before_a_text_that_does_not_begin_with_it() -> None:
    (figure,) = extract_figures("Officials gave no details.", headline="Blast kills 17")

    assert figure.text_part == "headline"
    assert figure.char_end == len("Blast kills 17")


def test_a_headline_that_the_text_begins_with_is_not_read_twice() -> None:
    figures = extract_figures("Blast kills 17\n\nOfficials gave no details.", headline="Blast kills 17")

    assert len(figures) == 1


def test_the_same_text_twice_gives_the_same_figures() -> None:
    assert extract_figures(ARTICLE) == extract_figures(ARTICLE)


def test_the_same_words_in_another_article_are_another_figure() -> None:
    (one,) = figures_in("17 people were killed.", article_id="a" * 64)
    (other,) = figures_in("17 people were killed.", article_id="b" * 64)

    assert one.figure_id != other.figure_id


def test_a_better_extractor_that_reads_the_same_keeps_the_id() -> None:
    (old,) = figures_in("17 dead in ferry fire", version="0.1")
    (new,) = figures_in("17 dead in ferry fire", version="0.2")

    assert (old.extractor_version, new.extractor_version) == ("0.1", "0.2")
    assert old.figure_id == new.figure_id


def test_the_other_engine_that_reads_the_same_keeps_the_id() -> None:
    (parsed,) = figures_in("17 people were killed in the fire.", reader="parser")
    (matched,) = figures_in("17 people were killed in the fire.", reader="patterns")

    assert parsed.extractor != matched.extractor
    assert parsed.figure_id == matched.figure_id


def test_another_number_at_the_same_place_is_another_figure() -> None:
    (one,) = figures_in("17 people were killed.", article_id="a" * 64)
    (other,) = figures_in("18 people were killed.", article_id="a" * 64)

    assert (one.char_start, one.char_end) == (other.char_start, other.char_end)
    assert one.figure_id != other.figure_id


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", ".", "killed", "12", "\u200f", "\x00"])
def test_a_text_that_says_nothing_gives_no_figures(text: str) -> None:
    assert extract_figures(text) == []


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\t", "\n", "  ", " \n "])
def test_white_space_of_any_kind_parts_words(space: str) -> None:
    text = space.join(["At", "least", "17", "people", "were", "killed", "in", "the", "fire."])

    (figure,) = extract_figures(text)

    assert (figure.quantifier, figure.low) == ("at_least", 17)
    assert text[figure.char_start : figure.char_end] == figure.reported_text


@pytest.mark.parametrize("mark", ["\u200f", "\u200e", "\u2067", "\ufeff"])
def test_a_mark_of_writing_direction_before_a_number_does_not_hide_it(mark: str) -> None:
    text = f"{mark}17 people were killed."

    (figure,) = extract_figures(text)

    assert figure.best == 17
    assert text[figure.char_start : figure.char_end] == figure.reported_text


def test_letters_with_combining_marks_move_no_offset() -> None:
    text = "In Bouake\u0301, Se\u0301gou and Me\u0301naka 17 people were killed."

    (figure,) = extract_figures(text)

    assert text[figure.char_start : figure.char_end] == "17 people were killed"


@pytest.mark.parametrize(
    "text",
    [
        "killed " * 5000,
        "1," * 20_000,
        "a " * 50_000,
        "(" * 10_000,
        "in " * 20_000,
        "one hundred " * 4000,
        "two and a half " * 3000,
        "at least " * 5000,
        "from 1 to " * 4000,
        "number of the " * 3000 + "killed 3",
        "A" * 100_000 + " killed 12",
        "1" * 100_000 + " killed",
        "12 killed" + " " * 100_000 + "people",
        "12 killed" + "\n" * 50_000 + "people",
        '"' * 20_000 + "12 killed",
        "said he said " * 4000 + " 12 killed",
        "killed in Kabul " * 4000,
        "kil-\nled " * 4000 + "12 killed",
        ". " * 20_000 + "12 killed",
        "e\u0301" * 50_000 + " 12 killed",
    ],
    ids=lambda text: repr(text[:20]),
)
def test_no_repetition_keeps_the_reader_for_long(text: str) -> None:
    began = time.process_time()

    extract_figures(text)

    assert time.process_time() - began < 10


def test_five_times_as_many_figures_in_one_breath_take_about_five_times_as_long() -> None:
    few, many = (_seconds_to_read("killed 1," * times) for times in (1000, 5000))

    assert many < 8 * few


def _seconds_to_read(text: str) -> float:
    began = time.process_time()
    extract_figures(text)
    return time.process_time() - began
