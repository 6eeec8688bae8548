"""Whom a list counts: those named in it, those joined to the harm, those in hospital beside the dead."""

from datetime import date

import pytest
from readings import figures_of, readings_of


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "The four victims, 25-year-old Mark Roth and 27-year-old Mary Roth, were taken to hospital.",
            ["injured 4"],
        ),
        ("Gunmen killed 12 soldiers, Major Tom Hill and Captain Ed Low.", ["killed 12"]),
    ],
)
def test_names_behind_a_number_name_some_of_those_it_counts(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("He spoke of the killing and the 20 villagers who fled.", ["displaced 20"]),
        ("Police are investigating the shooting and five arrests.", ["detained 5"]),
    ],
)
def test_those_joined_to_a_harm_by_and_are_not_its_victims(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


def test_a_killing_of_one_and_others_counts_them_all() -> None:
    text = "A father's apparent killing of his wife and four children shocked the town."
    assert readings_of(text) == ["killed 4 of 5", "killed 5 derived"]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("A fire left two people dead and five others in hospital.", ["injured 5", "killed 2"]),
        ("The crash left one man dead and three more in a local hospital.", ["injured 3", "killed 1"]),
    ],
)
def test_others_left_in_hospital_are_injured(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Warden shoots own foot while cleaning rifle", ["injured 1"]),
        ("Girl, 6, shoots self with uncle's pistol", ["injured 1"]),
        ("Woman, 30, kills self after standoff", ["killed 1"]),
    ],
)
def test_who_hurts_himself_is_counted_in_the_words_of_headlines(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    "text",
    [
        "He was convicted of assault and he wound up serving five months in jail.",
        "The report said the child's body bore multiple gun shot wounds.",
    ],
)
def test_wound_as_a_verb_of_motion_and_gun_shot_wounds_count_nobody(text: str) -> None:
    assert [one for one in figures_of(text) if one.indicator == "injured"] == []


@pytest.mark.parametrize(
    "second",
    [
        "Sunday night, both were in critical condition.",
        "On Sunday one of them was still in intensive care.",
        "Both remained in hospital on Sunday.",
    ],
)
def test_the_day_on_which_somebody_lay_hurt_is_not_the_day_of_the_harm(second: str) -> None:
    figures = figures_of(f"Two boys were shot in the market on Friday. {second}")
    assert {one.date_start for one in figures} == {date(2015, 5, 15)}
    assert len({one.account_id for one in figures}) == 1


@pytest.mark.parametrize("toll", ["was given as seven", "stood at seven"])
def test_who_dies_later_and_raises_the_toll_died_in_the_event_of_the_toll(toll: str) -> None:
    text = f"Eight people died in Thursday's attack. The toll {toll} until a messenger died on Saturday."
    figures = figures_of(text)
    assert {one.date_start for one in figures} == {date(2015, 5, 14)}
    assert len({one.account_id for one in figures}) == 1


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "UPDATE: 3 women, 1 man shot on Road 8",
            ["injured 1 of 4", "injured 3 of 4", "injured 4 derived"],
        ),
        ("Police: 2 officers, suspect shot in Kadra standoff", ["injured 2 of 3", "injured 3 derived"]),
        ("4 teens, adult hurt in crash | Kadra News", ["injured 4 of 5", "injured 5 derived"]),
        ("Police: Several people shot Sunday outside Kadra hall", ["injured 3/-/-"]),
    ],
)
def test_a_headline_is_read_without_who_says_it_and_the_site(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


def test_a_time_of_day_is_one_word() -> None:
    text = "Shortly before 8:45 p.m., a teacher and a nurse were wounded in the West Garfield Park district."
    assert readings_of(text) == ["injured 1 of 2", "injured 1 of 2", "injured 2 derived"]
