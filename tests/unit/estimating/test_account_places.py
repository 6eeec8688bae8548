"""Where an account is: a town for an attack, the country for what is counted all over it."""

from datetime import date

import pytest

from casualty_figures import extract_figures

IN_THE_ATTACK = 14
ATTACK = "A bomb killed 14 people in Mosul on Sunday, and Iraq mourns them. "


def places_of(text: str) -> list[str | None]:
    """Return the name of the place of each figure behind the attack."""
    figures = extract_figures(ATTACK + text, published=date(2016, 3, 7))
    return [one.location_name for one in figures if one.best != IN_THE_ATTACK]


@pytest.mark.parametrize(
    "text",
    [
        "More than 9,000 people have been killed since 2014.",
        "More than 500,000 people have fled to neighbouring countries since 2014.",
        "Attacks across the country left 61 people dead last month.",
        "Storms killed 38 people nationwide in February.",
        "Between 1 January and 29 February 410 civilians were killed, the mission says.",
    ],
)
def test_what_is_counted_over_a_country_is_of_no_town(text: str) -> None:
    assert places_of(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "More than 900 people have been killed in the city since 2014.",
        "More than 5,000 people have fled the city since 2014.",
        "In February two bombers killed 9 people at a restaurant there.",
    ],
)
def test_what_is_counted_in_a_town_stays_there(text: str) -> None:
    assert places_of(text) == ["Mosul"]
