"""What a number measures: an incident, a total over a period, a stock or a flow."""

import pytest
from readings import figures_of


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed 17 people on Monday.",
        "17 dead in ferry fire",
        "Gunmen abducted nine nurses from the clinic.",
        "A lorry hit a bus, and 12 people were injured.",
    ],
)
def test_the_harm_of_one_event_is_an_incident(text: str) -> None:
    assert [figure.measure for figure in figures_of(text)] == ["incident"]


@pytest.mark.parametrize(
    "text",
    [
        "In 2014, 17,000 people were killed.",
        "More than 138,000 civilians have been killed since 2003.",
        "Forty people have been killed so far this year.",
        "Five hundred people were injured in the first half of 2015.",
        "The death toll stands at nearly 500.",
    ],
)
def test_a_total_over_a_period_or_a_toll_is_cumulative(text: str) -> None:
    assert [figure.measure for figure in figures_of(text)] == ["cumulative"]


@pytest.mark.parametrize(
    "text",
    [
        "The unrest, which began with a rise in the price of bread, has left at least 210 people dead.",
        "Medics say 64 people have been killed in the crackdown.",
        "Monitors counted 310 people killed in four days of fighting.",
        "More than 900 people were wounded during the uprising.",
        "The port has seen more than 130 homicides.",
        "The monitors have documented 302 deaths.",
        "After days of unrest, at least 219 people are dead.",
        "At least 64 people have been killed in the protests.",
        "Ninety people were killed through the first three months of the campaign.",
        "At least 4,000 civilians have died in the Tigray conflict.",
    ],
)
def test_what_has_gone_on_for_long_has_harmed_so_many_in_all(text: str) -> None:
    assert {figure.measure for figure in figures_of(text)} == {"cumulative"}


@pytest.mark.parametrize(
    "text",
    [
        "Thirteen people were killed during the uprising on Friday.",
        "Two people were killed in clashes with the police.",
        "Nine people were injured in a crackdown.",
    ],
)
def test_a_day_of_it_or_something_short_is_an_incident(text: str) -> None:
    assert {figure.measure for figure in figures_of(text)} == {"incident"}


def test_a_toll_that_new_deaths_bring_to_a_number_is_cumulative_and_the_new_deaths_an_incident() -> None:
    measures = {
        figure.best: figure.measure
        for figure in figures_of("Two more bodies were found on Monday, bringing the toll to 31.")
    }

    assert measures == {2: "incident", 31: "cumulative"}


@pytest.mark.parametrize(
    "text",
    [
        "2.4 million people remain displaced.",
        "Some 300 families are still displaced.",
        "Twelve miners are still missing.",
    ],
)
def test_those_who_remain_so_are_a_stock(text: str) -> None:
    assert [figure.measure for figure in figures_of(text)] == ["stock"]


@pytest.mark.parametrize(
    "text",
    [
        "Some 5,000 people fled last week.",
        "120,000 residents have fled the city.",
        "2,000 refugees returned home.",
    ],
)
def test_those_who_move_are_a_flow(text: str) -> None:
    assert [figure.measure for figure in figures_of(text)] == ["flow"]


def test_a_total_that_rose_is_no_incident() -> None:
    figures = figures_of("Another 431 people died on Sunday. The total rose to 19,899.")
    assert [one.measure for one in figures] == ["incident", "cumulative"]
