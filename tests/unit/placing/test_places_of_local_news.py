"""Places as local newsrooms name them: states in short, counties, streets, hospitals, stations, quarters."""

from collections.abc import Callable

import pytest

from casualty_figures.placing import ready_gazetteer
from casualty_figures.records import Figure

Placed = Callable[..., list[Figure]]


def where(figures: list[Figure]) -> list[tuple[str | None, str | None]]:
    return [(figure.location_name, figure.adm_1) for figure in figures]


@pytest.mark.parametrize("state", ["Ky.", "KY"])
def test_a_state_behind_a_town_is_read_in_either_short_form(placed: Placed, state: str) -> None:
    text = f"Covington, {state} - A man shot 2 people."
    assert where(placed(text, "2 people")) == [("Covington", "Kentucky")]


def test_a_short_form_with_a_dot_moves_a_town_out_of_its_greatest_namesake(placed: Placed) -> None:
    assert where(placed("A man shot 2 people in Columbus, Ga., on Monday.", "2 people")) == [
        ("Columbus", "Georgia")
    ]


def test_a_county_is_that_of_the_most_people_where_nothing_else_tells(placed: Placed) -> None:
    text = "A driver hit 2 people in Clark County on Monday."
    assert where(placed(text, "2 people")) == [("Clark", "Nevada")]


def test_the_people_of_an_area_are_those_of_its_towns() -> None:
    places = ready_gazetteer().places_named("clark county")
    assert places[0].adm_1_iso == "US-NV"
    assert places[0].population > 1_000_000
    assert places[0].town_population == 0


def test_a_state_is_meant_and_no_area_abroad_of_its_name(placed: Placed) -> None:
    [figure] = placed("A gun went off in a ditch in Florida. The blast hurt 2 people.", "2 people")
    assert (figure.country_iso3, figure.adm_1) == ("USA", "Florida")


def test_a_state_is_not_the_town_that_bears_its_name_by_the_way(placed: Placed) -> None:
    text = "Authorities in Oklahoma have named the 4 people who were killed."
    [figure] = placed(text, "4 people")
    assert figure.where_prec == 4


def test_a_county_in_a_headline_with_capitals_is_a_place(placed: Placed) -> None:
    text = "Shooting In Kanawha County Leaves Two Injured\n\nCharleston police said a man shot 2 people."
    assert where(placed(text, "2 people")) == [("Charleston", "West Virginia")]


def test_a_side_of_town_is_no_town(placed: Placed) -> None:
    text = "Chicago police said a man shot 2 people on the West Side."
    assert where(placed(text, "2 people")) == [("Chicago", "Illinois")]


@pytest.mark.parametrize(
    "street",
    [
        "in the 2500 block of West Pullman",
        "at Meridian and Grace Streets",
        "at the corner of Pullman and 9th",
    ],
)
def test_a_street_without_its_word_is_no_town(placed: Placed, street: str) -> None:
    text = f"Nashville police are looking for a man.\n\nHe shot 2 people {street}."
    assert where(placed(text, "2 people")) == [("Nashville", "Tennessee")]


@pytest.mark.parametrize(
    "end",
    [
        "They died at Sunrise Hospital.",
        "They died at a hospital in Memphis.",
        "They died at a Memphis hospital.",
    ],
)
def test_the_hospital_is_not_where_it_happened(placed: Placed, end: str) -> None:
    text = f"A man opened fire in Osceola, Arkansas.\n\n{end}"
    assert where(placed(text, "They died")) == [("Osceola", "Arkansas")]


def test_the_outlet_in_a_title_gives_way_to_the_scene(placed: Placed) -> None:
    title = "Two die in Yazoo City - News Channel 9 - Memphis, Tennessee"
    assert where(placed(f"{title}\n\nA man killed 2 people.", "2 people", headline=title)) == [
        ("Yazoo City", "Mississippi")
    ]


def test_the_outlet_places_a_figure_that_has_nothing_else_near_its_town(placed: Placed) -> None:
    [figure] = placed("A man shot 2 people, the sheriff told WSFA.", "2 people")
    assert (figure.location_name, figure.where_prec, figure.where_basis) == ("Montgomery", 2, "dateline")


def test_the_call_sign_of_a_station_tells_which_namesake_is_meant(placed: Placed) -> None:
    text = "DANVILLE (WSLS) - Police in Danville say a man shot 2 people."
    assert where(placed(text, "2 people")) == [("Danville", "Virginia")]


@pytest.mark.parametrize("words", ["the KING said", "the WMC said", "we WEAR"])
def test_words_that_look_like_call_signs_are_none(placed: Placed, words: str) -> None:
    assert where(placed(f"A man shot 2 people, {words}.", "2 people")) == [(None, None)]


def test_a_forename_alone_is_no_town(placed: Placed) -> None:
    text = "New Orleans police said a man shot 2 people.\n\nFriends of Justin said that 2 boys died."
    assert where(placed(text, "2 boys")) == [("New Orleans", "Louisiana")]


def test_a_mount_is_not_the_town_its_name_ends_with(placed: Placed) -> None:
    text = "Pittsburgh police are looking for a man.\n\nHe shot 2 people in Mt. Washington."
    assert where(placed(text, "2 people")) == [("Pittsburgh", "Pennsylvania")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The 2 victims were sent to Regional Medical Center in Memphis.",
        "The 2 victims were driven by a neighbor and transported to The Med in Memphis.",
        "Police took a suspect into custody near Elm Street in Memphis after 2 people died.",
    ],
)
def test_where_people_were_brought_afterwards_is_not_the_scene(placed: Placed, sentence: str) -> None:
    text = f"Savannah, Tenn. - Shots were fired at a party in Savannah. {sentence}"
    words = "2 victims" if "2 victims" in sentence else "2 people"
    assert where(placed(text, words)) == [("Savannah", "Tennessee")]


def test_a_telephone_number_tells_the_state(placed: Placed) -> None:
    text = "Springfield police said 2 people were shot.\n\nAnyone who knows more may call 937-555-0100."
    assert where(placed(text, "2 people")) == [("Springfield", "Ohio")]


def test_a_free_number_and_one_of_another_country_tell_no_state(placed: Placed) -> None:
    text = "Springfield police said 2 people were shot. Call 800-555-0100 or +212 937-555-0100."
    assert where(placed(text, "2 people")) == [("Springfield", "Missouri")]


def test_a_place_behind_a_kilometre_count_is_not_the_scene(placed: Placed) -> None:
    text = "Gunmen killed 2 people in the town of Dirkel, 90 miles north of Memphis, Tennessee."
    assert ("Memphis", "Tennessee") not in where(placed(text, "2 people"))


def test_an_area_named_by_a_direction_is_none_where_its_country_is_not_named(placed: Placed) -> None:
    text = "LEMON GROVE (CNS) - A break-in in an East County town left 2 people dead."
    assert where(placed(text, "2 people")) == [("Lemon Grove", "California")]


def test_letters_that_open_a_name_are_no_province(placed: Placed) -> None:
    text = "Police say 2 people were shot in Mobile. She was at B.C. Hill High School. Mobile police came."
    assert where(placed(text, "2 people")) == [("Mobile", "Alabama")]


def test_what_belongs_to_a_person_is_not_in_the_town_of_that_name(placed: Placed) -> None:
    text = "Mobile police held Michael Hardy. 2 people were shot on Hardy's property."
    assert where(placed(text, "2 people")) == [("Mobile", "Alabama")]


def test_a_thing_with_the_name_of_a_town_is_not_the_town(placed: Placed) -> None:
    text = "Bowling Green, Ky. - 2 people were shot in the car park of the Puerto Vallarta on Mill Road."
    assert where(placed(text, "2 people")) == [("Bowling Green", "Kentucky")]


def test_two_streets_named_together_are_no_towns(placed: Placed) -> None:
    text = "Hampton police investigate after 2 people were killed in the area of Quash and Foley streets."
    assert where(placed(text, "2 people")) == [("Hampton", "Virginia")]


def test_a_bare_county_needs_its_word_where_all_else_is_of_another_state(placed: Placed) -> None:
    text = "Pittsburgh police said that 2 men had died. The 2 people were shot in Larimer."
    [figure] = placed(text, "2 people")
    assert figure.adm_1 == "Pennsylvania"


def test_the_first_of_a_report_is_its_dateline_without_a_dash_too(placed: Placed) -> None:
    text = "KABUL Taliban fighters killed 2 people in Kunduz province, officials said."
    assert where(placed(text, "2 people")) == [("Kunduz", "Kunduz")]


def test_a_university_of_a_state_is_no_town_in_it(placed: Placed) -> None:
    text = "Jackson police came.\n\nThe 2 men lay at the University of Mississippi hospital."
    assert where(placed(text, "2 men")) == [("Jackson", "Mississippi")]
