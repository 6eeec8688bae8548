"""Where the report draws a number, a range and an open bound."""

import re
from dataclasses import replace

import pytest
from reported_rows import a_counted_figure, a_figure, an_article, tables_of

from casualty_figures.publishing.report.completeness import completeness_of
from casualty_figures.publishing.report.evidence import sentence_around
from casualty_figures.publishing.report.figure_plot import Mark, count_in_words, figure_plots
from casualty_figures.publishing.report.flow_picture import (
    Counts,
    FlowPicture,
    upright_flow_picture,
    wide_flow_picture,
)
from casualty_figures.publishing.report.number_scale import scale_of, short
from casualty_figures.publishing.report.reported_tables import ReportedTables

COUNTS = Counts(
    files_in=10,
    duplicate_files=0,
    articles_in=10,
    articles_new=4,
    articles_read=9,
    articles_refused=1,
    figures_extracted=40,
    figures_published=38,
    figures_quarantined=2,
)


def mark_of(low: int | None, best: int | None, high: int | None, **changes: object) -> Mark:
    figures = [a_counted_figure("seen", low, best, high, **changes)]
    (plot,) = figure_plots(ReportedTables(tables_of(articles=[an_article()], figures=figures)))
    return plot.lanes[0].marks[0]


def test_an_exact_number_is_a_dot_and_nothing_else() -> None:
    mark = mark_of(45, 45, 45)

    assert mark.dot is not None
    assert (mark.solid, mark.fades_left, mark.fades_right, mark.ends) == (None, None, None, ())


def test_at_least_stays_open_to_the_right() -> None:
    mark = mark_of(14, 14, None)

    assert mark.fades_left is None
    assert mark.fades_right == mark.dot


def test_up_to_stays_open_to_the_left_and_has_no_dot() -> None:
    mark = mark_of(None, None, 30)

    assert mark.dot is None
    assert mark.fades_right is None
    assert mark.ends == (mark.fades_left,)


def test_between_is_a_range_with_two_ends_and_no_dot() -> None:
    mark = mark_of(40, None, 60)

    assert mark.dot is None
    assert mark.solid == mark.ends
    assert (mark.fades_left, mark.fades_right) == (None, None)


def test_about_is_open_on_both_sides() -> None:
    mark = mark_of(None, 120, None)

    assert mark.fades_left == mark.fades_right == mark.dot


def test_numbers_of_one_size_stand_on_a_linear_axis() -> None:
    assert not scale_of([3, 20]).is_logarithmic


def test_numbers_of_many_sizes_stand_on_a_logarithmic_axis() -> None:
    assert scale_of([3, 20_000]).is_logarithmic


@pytest.mark.parametrize("numbers", [[], [0], [1], [7], [45, 46], [0, 3, 10**6], [99, 10**9]])
def test_every_number_and_every_tick_lies_on_the_axis(numbers: list[int]) -> None:
    scale = scale_of(numbers)

    assert all(0 <= at <= 90 for at in (*map(scale.at, numbers), *(tick.at for tick in scale.ticks)))


@pytest.mark.parametrize("numbers", [[1], [7], [38], [640], [25, 900], [0, 3, 10**6]])
def test_an_axis_has_at_least_two_ticks_that_rise(numbers: list[int]) -> None:
    places = [tick.at for tick in scale_of(numbers).ticks]

    assert len(places) >= 2
    assert places == sorted(set(places))


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0"), (500, "500"), (10_000, "10k"), (2_000_000, "2M"), (10**9, "1bn")]
)
def test_an_axis_says_numbers_shortly(number: int, words: str) -> None:
    assert short(number) == words


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((0, 0, 0), "0"),
        ((17_000, 17_000, None), "at least 17,000"),
        ((None, None, 30), "up to 30"),
        ((None, 500_000, 500_000), "nearly 500,000"),
        ((138_000, None, 157_000), "138,000 to 157,000"),
        ((100, 150, 200), "100 to 200, best 150"),
        ((None, 8_500, None), "about 8,500"),
    ],
)
def test_an_open_bound_stays_open_in_words(
    bounds: tuple[int | None, int | None, int | None], words: str
) -> None:
    assert count_in_words(*bounds) == words


def test_a_line_names_the_vague_word_it_is_drawn_from() -> None:
    mark = mark_of(24, None, None, quantifier="vague", vague_rule="plain:dozens")

    assert mark.label == "dozens (at least 24)"


def test_a_line_names_the_state_of_a_figure_that_is_not_affirmed() -> None:
    assert mark_of(40, 40, 40, assertion="retracted").label == "40, retracted"


@pytest.mark.parametrize("picture", [wide_flow_picture(COUNTS), upright_flow_picture(COUNTS)])
def test_what_came_and_what_went_is_drawn_with_its_count(picture: FlowPicture) -> None:
    drawn = {bar.words: bar.count for bar in picture.bars}

    assert drawn == {
        "read in this run": 4,
        "carried over": 6,
        "articles in": 10,
        "articles read": 9,
        "refused": 1,
        "figures extracted": 40,
        "figures published": 38,
        "in quarantine": 2,
    }


@pytest.mark.parametrize("picture", [wide_flow_picture(COUNTS), upright_flow_picture(COUNTS)])
def test_the_picture_stays_on_its_canvas(picture: FlowPicture) -> None:
    corners = [
        (float(x), float(y))
        for ribbon in picture.ribbons
        for x, y in re.findall(r"([\d.]+),([\d.]+)", ribbon.path)
    ]
    corners += [(bar.x + bar.width, bar.y + bar.height) for bar in picture.bars]

    assert all(0 <= x <= picture.width and 0 <= y <= picture.height for x, y in corners)


def test_a_run_that_read_nothing_new_begins_with_what_it_carried_over() -> None:
    first = upright_flow_picture(replace(COUNTS, articles_new=0)).bars[0]

    assert (first.words, first.x) == ("carried over", 0.0)


def test_bars_are_as_long_as_their_counts() -> None:
    heights = {bar.words: bar.height for bar in wide_flow_picture(COUNTS).bars}

    assert heights["articles read"] == pytest.approx(9 * heights["articles in"] / 10)


def test_shares_are_those_of_the_figures_that_say_so() -> None:
    figures = [a_figure("dated"), a_figure("undated", date_start=None), a_figure("hurt", indicator="injured")]

    everything, killed, injured = completeness_of(ReportedTables(tables_of(figures=figures)))

    assert (everything.count, killed.count, injured.count) == (3, 2, 1)
    assert killed.shares[0] == 0.5


def test_a_long_sentence_is_cut_around_its_phrase() -> None:
    sentence = sentence_around("a " * 500 + "12 people" + " b" * 500, "12 people", 1000)

    assert sentence is not None
    assert sentence.phrase == "12 people"
    assert len(sentence.before + sentence.after) < 410


def test_a_phrase_that_is_not_in_its_sentence_leaves_the_sentence_whole() -> None:
    sentence = sentence_around("Shelling killed 12 people.", "13 people", 16)

    assert sentence is not None
    assert (sentence.before, sentence.phrase) == ("Shelling killed 12 people.", "")


def test_a_phrase_that_stands_twice_is_marked_where_its_row_says() -> None:
    sentence = sentence_around("Two died in Aden and two died in Taiz.", "two died", 21)

    assert sentence is not None
    assert (sentence.before, sentence.after) == ("Two died in Aden and ", " in Taiz.")
