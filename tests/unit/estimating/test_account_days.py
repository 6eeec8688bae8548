"""The days of figures whose own words give none: of their paragraph, a heading, the article."""

from datetime import date

import pytest

from casualty_figures import extract_figures

MONDAY = date(2016, 3, 7)
Days = tuple[date | None, date | None, str]


def days_of(text: str) -> list[Days]:
    figures = extract_figures(text, published=MONDAY)
    return [(one.date_start, one.date_end, one.date_basis) for one in figures]


def march(day: int, basis: str) -> Days:
    return date(2016, 3, day), date(2016, 3, day), basis


LEAD = "A gas tank blew up in a bakery, killing six people.\n\n"


@pytest.mark.parametrize(
    "later",
    [
        "Police said on Monday that a valve was broken. It happened shortly before 5 a.m. Friday.",
        "A baker who was arrested on Sunday was let go. Friday's explosion was the third.",
        "The owner was charged on Saturday. Firefighters were called to the bakery early Friday.",
        "The owner will be in court on Monday. The tank exploded on Friday night.",
    ],
)
def test_the_day_that_an_article_tells_of_its_event_is_not_that_of_speech_arrest_or_trial(later: str) -> None:
    assert days_of(LEAD + later)[0] == march(4, "lead")


def test_the_weekday_of_tomorrow_is_not_that_of_the_event() -> None:
    assert (
        days_of(LEAD + "The bakery was to be torn down after another explosion on Tuesday.")[0][2]
        == "publication"
    )


def test_a_day_that_stands_in_a_line_of_the_page_is_not_that_of_the_event() -> None:
    assert days_of(LEAD + "Updated Friday, 4 p.m.")[0][2] == "publication"


def test_a_day_further_down_that_only_a_sentence_about_another_event_names_is_not_that_of_the_main_one() -> (
    None
):
    first, _ = days_of(
        LEAD + "In a separate incident on Friday, a truck hit a tree, killing the driver's two sons."
    )
    assert first[2] == "publication"


def test_a_figure_is_of_the_day_that_its_paragraph_told_last() -> None:
    text = (
        "A bomb killed 14 people in Mosul on Sunday.\n\n"
        "On Friday a van went off the road above the dam. It was carrying pickers home. Five people died."
    )
    assert days_of(text) == [march(6, "relative"), march(4, "sentence")]


def test_a_month_that_the_paragraph_told_of_holds_as_well() -> None:
    text = (
        "A bomb killed 14 people in Mosul on Sunday.\n\n"
        "In June 2009 fighters crossed the river at the mill. Nine soldiers were killed in the raid."
    )
    assert days_of(text)[1] == (date(2009, 6, 1), date(2009, 6, 30), "sentence")


def test_a_number_of_all_so_far_is_not_of_the_day_the_paragraph_told_last() -> None:
    text = "On Friday the last fire was put out. Overall, nine people died."
    assert days_of(text)[0][2] != "sentence"


LIST = """The list is drawn up by the desk.

Friday, 4 March

Two shells fell on a school in Dorrin, killing three people.

Saturday, 5 March

Gunmen killed four drivers at a ford.
"""


def test_a_heading_that_is_a_day_dates_what_stands_under_it() -> None:
    assert days_of(LIST) == [march(4, "sentence"), march(5, "sentence")]


def test_one_day_alone_as_a_heading_is_that_of_the_page() -> None:
    assert (
        days_of("Friday, 4 March\n\nTwo shells fell on a school, killing three people.")[0][2] != "sentence"
    )


def test_a_number_in_a_table_is_of_the_day_of_its_own_row() -> None:
    table = "| Date | Place | Killed |\n|---|---|---|\n| 2 March | Dorrin | 6 |\n| 4 March | Kelo | 9 |"
    assert days_of(f"What was counted:\n\n{table}") == [march(2, "relative"), march(4, "relative")]


CARDS = """DORRIN
Killed: 14
Injured: 9
Where and when: the ford, Friday 4 March

KELO
Killed: 6
Where and when: the market, Saturday 5 March
"""


def test_a_record_of_labels_has_the_day_that_its_later_line_names() -> None:
    assert days_of(CARDS) == [march(4, "sentence"), march(4, "sentence"), march(5, "sentence")]


@pytest.mark.parametrize(
    "arrest",
    [
        "Two men were arrested on Sunday.",
        "On Sunday, a judge sentenced two brothers.",
        "He was charged on Sunday.",
    ],
)
def test_the_day_of_an_arrest_or_a_trial_is_not_that_of_those_told_of_behind_it(arrest: str) -> None:
    text = f"Gunmen killed 14 people at a ford on Thursday.\n\n{arrest} The attack wounded nine people."
    assert days_of(text)[-1][:2] == march(3, "")[:2]


def test_the_attack_of_a_day_keeps_it_though_an_arrest_is_told_before() -> None:
    text = "Police arrested a clerk over Thursday's attack on a bank, in which eight people died."
    assert days_of(text)[-1][:2] == march(3, "")[:2]


def test_the_day_on_which_somebody_was_arrested_is_not_that_of_the_dead() -> None:
    text = "Five men were arrested on Sunday. A bomb had killed 14 people in the market."
    *_, dead = days_of(text)
    assert dead[:2] != march(6, "")[:2]


def test_what_a_sentence_says_of_its_day_goes_before_that_of_the_account() -> None:
    text = (
        "Gunmen killed 14 people in two villages on the river on Friday, police said.\n\n"
        "On Saturday they came back. Two herders were shot dead."
    )
    assert days_of(text)[1][:2] == march(5, "")[:2]
