"""What the report draws, and how it says a range and an open bound."""

import re
from dataclasses import replace

import pytest
from reported_rows import a_figure, tables_of

from casualty_figures.publishing.report.completeness import completeness_of
from casualty_figures.publishing.report.event_ranges import count_in_words
from casualty_figures.publishing.report.evidence import sentence_around
from casualty_figures.publishing.report.flow_picture import (
    Counts,
    FlowPicture,
    upright_flow_picture,
    wide_flow_picture,
)
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


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((0, 0, 0), "0"),
        ((17_000, 17_000, None), "at least 17,000"),
        ((None, None, 30), "up to 30"),
        ((None, 500_000, 500_000), "nearly 500,000"),
        ((138_000, None, 157_000), "138,000 to 157,000"),
        ((100, 150, 200), "100 to 200, best 150"),
        ((100, 100, 200), "100 to 200, best 100"),
        ((None, 8_500, None), "about 8,500"),
    ],
)
def test_an_open_bound_stays_open_in_words(
    bounds: tuple[int | None, int | None, int | None], words: str
) -> None:
    assert count_in_words(*bounds) == words


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


def test_articles_do_not_turn_into_figures_on_the_way() -> None:
    picture = wide_flow_picture(COUNTS)
    read = next(bar for bar in picture.bars if bar.words == "articles read")

    assert not [
        ribbon for ribbon in picture.ribbons if ribbon.path.startswith(f"M{read.x + read.width:.1f},")
    ]


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
