"""Reports country by country, or town by town: what stands under a heading is of it."""

from collections.abc import Callable

import pytest

from casualty_figures import extract_figures
from casualty_figures.records import Figure

Placed = Callable[..., list[Figure]]


def countries(figures: list[Figure]) -> list[str | None]:
    return [figure.country_iso3 for figure in figures]


@pytest.mark.parametrize(
    "text",
    [
        "NIGERIA\nKilled: 14\n\nTHAILAND\nKilled: 3\n\nSOMALIA\nKilled: 20\n",
        "Nigeria:\n14 killed in a raid.\n\nThailand:\n3 killed by a bomb.\n\nSomalia:\n20 killed by a bomb.",
        "## Nigeria\n\nAt least 14 died.\n\n## Thailand\n\nOnly 3 died.\n\n## Somalia\n\nSome 20 died.",
        "1. Nigeria\nThe dead are 14.\n2. Thailand\nThe dead are 3.\n3. Somalia\nThe dead are 20.",
    ],
)
def test_each_figure_is_of_the_country_that_heads_it(placed: Placed, text: str) -> None:
    assert countries(placed(text, "14", "3", "20")) == ["NGA", "THA", "SOM"]


def test_the_town_told_under_the_heading_is_finer(placed: Placed) -> None:
    text = "NIGERIA\nKilled: 14\nWhere: Maiduguri\n\nSOMALIA\nKilled: 20\nWhere: Kismayo"

    figures = placed(text, "14", "20")

    assert [figure.location_name for figure in figures] == ["Maiduguri", "Kismayo"]


def test_a_town_in_the_sentence_of_the_figure_beats_the_heading(placed: Placed) -> None:
    text = "Kenya\nNine were hurt.\n\nUganda\nIn Juba, across the border, 4 Ugandans were shot dead."

    assert [figure.location_name for figure in placed(text, "4 Ugandans")] == ["Juba"]


def test_one_heading_alone_is_the_place_of_the_page(placed: Placed) -> None:
    text = "Nigeria\n\nA boat sank off Kismayo on Monday, and 20 people drowned. Kismayo is in Somalia."

    assert countries(placed(text, "20 people")) == ["SOM"]


def test_names_of_places_in_a_row_are_a_menu_and_no_headings(placed: Placed) -> None:
    text = "France\nGermany\nItaly\nSpain\n\nA bus fell from a bridge near Lima, and 20 people died."

    assert countries(placed(text, "20 people")) == ["PER"]


def test_what_happened_under_two_headings_is_two_events() -> None:
    figures = extract_figures("NIGERIA\nKilled: 14\nInjured: 9\n\nSOMALIA\nKilled: 20\nInjured: 40\n")

    accounts = [figure.account_id for figure in figures]
    assert accounts[0] == accounts[1] != accounts[2] == accounts[3]
    assert [figure.role for figure in figures] == ["counts"] * 4
