"""Which place a figure gets: its clause, its sentence, what was said before, what the article is about."""

from collections.abc import Callable
from typing import Any

import pytest

from casualty_figures.records import Figure

Placed = Callable[..., list[Figure]]
WHERE = ("country", "country_iso3", "adm_1", "adm_1_iso", "location_name", "geonames_id")
POINT = ("latitude", "longitude", "where_prec", "location_role", "where_basis")


def names(figures: list[Figure]) -> list[str | None]:
    return [figure.location_name for figure in figures]


def test_each_figure_takes_the_place_of_its_own_clause(placed: Placed) -> None:
    text = "Bombs killed 12 people in Mosul and wounded 5 in Tikrit, while 3 died in Basra."
    assert names(placed(text, "12 people", "5", "3")) == ["Mosul", "Tikrit", "Basra"]


def test_a_place_before_the_verb_serves_the_figure_after_it(placed: Placed) -> None:
    text = "In Aleppo shells killed 9 people, and in Idlib an air raid killed 14 people."
    assert names(placed(text, "9 people", "14 people")) == ["Aleppo", "Idlib"]


def test_the_town_is_preferred_to_the_province_and_country_around_it(placed: Placed) -> None:
    [figure] = placed("A blast killed 7 people in Ramadi, in Iraq's Anbar province.", "7 people")
    assert (figure.location_name, figure.adm_1_iso, figure.where_prec) == ("Ramadi", "IQ-AN", 1)


def test_a_figure_with_no_place_in_its_sentence_takes_the_scene_set_before_it(placed: Placed) -> None:
    text = "Fighting went on in Benghazi for a third day. At least 11 people were killed."
    assert names(placed(text, "At least 11 people")) == ["Benghazi"]


def test_a_figure_with_no_place_in_its_paragraph_takes_the_place_the_article_is_about(placed: Placed) -> None:
    text = "Shells fall on Goma\n\nShells fell on Goma on Friday. Goma is a big city.\n\nAt least 4 died."
    assert names(placed(text, "At least 4", headline="Shells fall on Goma")) == ["Goma"]


def test_a_dateline_places_a_figure_that_has_nothing_else(placed: Placed) -> None:
    assert names(placed("KABUL (Reuters) - A blast killed 8 people on Monday.", "8 people")) == ["Kabul"]


@pytest.mark.parametrize(
    ("text", "phrase", "basis"),
    [
        ("Shells killed 8 people in Goma.", "8 people", "explicit"),
        ("Shells fell on Goma all day. At least 8 people died.", "At least 8 people", "context"),
        ("Shells fell on Goma.\n\nAt least 8 people died.", "At least 8 people", "context"),
        ("KABUL (Reuters) - A blast killed 8 people on Monday.", "8 people", "dateline"),
        ("KABUL (Reuters) - A blast hit a bus.\n\nIt killed 8 people.", "8 people", "dateline"),
        ("KABUL (Reuters) - A blast hit a bus in Kabul.\n\nIt killed 8 people.", "8 people", "context"),
    ],
)
def test_a_figure_says_which_words_gave_its_place(placed: Placed, text: str, phrase: str, basis: str) -> None:
    [figure] = placed(text, phrase)
    assert figure.where_basis == basis


def test_the_scene_set_before_is_the_country_where_a_country_was_named(placed: Placed) -> None:
    text = (
        "Troops left Ramadi.\n\nThe war in Iraq gets worse each year. In 2014, 17,000 civilians were killed."
    )
    [figure] = placed(text, "17,000 civilians")
    assert (figure.country_iso3, figure.location_name, figure.where_prec) == ("IRQ", None, 6)


def test_people_named_by_their_country_place_a_figure_in_it(placed: Placed) -> None:
    text = (
        "The loss of Ramadi, near Baghdad, adds to a conflict which has killed tens of thousands of Iraqis."
    )
    [figure] = placed(text, "tens of thousands of Iraqis", measure="cumulative")
    assert (figure.country_iso3, figure.location_name) == ("IRQ", None)


def test_the_scene_of_an_incident_counts_for_more_than_the_nationality_of_its_dead(placed: Placed) -> None:
    text = "A lorry blew up outside barracks in Beirut. A French soldier was killed."
    assert names(placed(text, "A French soldier was killed")) == ["Beirut"]


def test_the_finest_place_of_the_scene_is_taken(placed: Placed) -> None:
    text = "Gunmen opened fire in the town of Samarra in Salahuddin province. The attack killed 3 people."
    assert names(placed(text, "3 people")) == ["Samarra"]


def test_a_place_that_is_only_named_in_passing_sets_no_scene(placed: Placed) -> None:
    text = (
        "Shells fall on Ramadi\n\nShells fell on Ramadi again. Ramadi is cut off.\n\n"
        "The plan to retake Mosul is delayed. At least 40 people have died."
    )
    assert names(placed(text, "At least 40 people", headline="Shells fall on Ramadi")) == ["Ramadi"]


def test_an_article_about_many_towns_gives_their_country(placed: Placed) -> None:
    text = "Clashes in Aden, Taiz, Marib, Hajjah and Ibb shook Yemen.\n\nAbout 90 people died."
    [figure] = placed(text, "About 90 people")
    assert (figure.country_iso3, figure.location_name) == ("YEM", None)


def test_troops_of_another_country_do_not_move_the_figure(placed: Placed) -> None:
    [figure] = placed("An American drone killed 5 men in Marib, Yemen.", "5 men")
    assert (figure.location_name, figure.country_iso3) == ("Marib", "YEM")


def test_a_speaker_in_a_capital_does_not_move_the_figure(placed: Placed) -> None:
    text = "Officials in Islamabad said the raid killed 6 people in Miranshah."
    assert names(placed(text, "6 people")) == ["Miranshah"]


@pytest.mark.parametrize(
    ("text", "phrase", "name", "role"),
    [
        ("About 120,000 residents fled Ramadi last month.", "About 120,000 residents", "Ramadi", "origin"),
        ("Some 3,000 people arrived in Erbil overnight.", "Some 3,000 people", "Erbil", "destination"),
        ("Fighting displaced 900 families in Hajjah.", "900 families", "Hajjah", "incident"),
        ("Some 800 people were driven from their homes in Beni.", "Some 800 people", "Beni", "origin"),
    ],
)
def test_those_who_fled_have_a_place_they_left_or_reached(
    placed: Placed, text: str, phrase: str, name: str, role: str
) -> None:
    [figure] = placed(text, phrase, indicator="displaced")
    assert (figure.location_name, figure.location_role) == (name, role)


def test_the_dead_have_a_place_of_the_incident_even_where_others_fled(placed: Placed) -> None:
    text = "Shelling killed 20 people in Mosul and drove families to Erbil."
    [figure] = placed(text, "20 people")
    assert (figure.location_name, figure.location_role) == ("Mosul", "incident")


def test_an_article_without_places_leaves_all_place_columns_empty(placed: Placed) -> None:
    [figure] = placed("The blast killed 9 people, the ministry said.", "9 people")
    assert {name: getattr(figure, name) for name in (*WHERE, *POINT)} == dict.fromkeys((*WHERE, *POINT))


@pytest.mark.parametrize(
    "text",
    [
        "A blast killed 9 people in Ramadi.",
        "Clashes killed 9 people in Darfur.",
        "Rebels killed 9 people in Zamfara State.",
        "Landmines killed 9 people in Angola.",
        "A fire killed 9 people in Zaatari.",
    ],
)
def test_a_placed_figure_has_country_point_precision_and_role_together(placed: Placed, text: str) -> None:
    [figure] = placed(text, "9 people")
    together: tuple[Any, ...] = tuple(getattr(figure, name) for name in ("country", "country_iso3", *POINT))
    assert None not in together


def test_placing_keeps_the_figures_in_their_order_and_all_else_of_them(placed: Placed) -> None:
    text = "Bombs killed 12 people in Mosul. Others killed 3 people in Basra."
    figures = placed(text, "3 people", "12 people")
    assert [figure.reported_text for figure in figures] == ["3 people", "12 people"]
    assert names(figures) == ["Basra", "Mosul"]


def test_a_county_gives_way_to_the_main_town_inside_it(placed: Placed) -> None:
    text = "Shooting in Manvel, Texas\n\nPolice in Manvel gave a count. Three people died in Brazoria County."
    [figure] = placed(text, "Three people", headline="Shooting in Manvel, Texas")
    assert (figure.location_name, figure.where_basis) == ("Manvel", "context")


def test_a_state_stays_where_no_town_inside_it_is_named(placed: Placed) -> None:
    [figure] = placed("Floods killed 7 people in Texas.", "7 people")
    assert (figure.location_name, figure.where_prec) == ("Texas", 4)


def test_where_people_were_taken_is_not_where_they_were_hurt(placed: Placed) -> None:
    text = "A bus turned over in Taiz. The 9 injured were taken to Aden."
    assert names(placed(text, "The 9 injured", indicator="injured")) == ["Taiz"]


def test_where_a_suspect_was_arrested_is_not_where_the_dead_lay(placed: Placed) -> None:
    text = "Gunmen robbed a bank in Basra. A man was arrested in Najaf after 2 guards died."
    assert names(placed(text, "2 guards")) == ["Basra"]


def test_a_dateline_of_another_area_gives_way_to_the_scene_of_the_text(placed: Placed) -> None:
    text = "KABUL (Reuters) - A raid was made in Wardak province on Monday.\n\nIt killed 3 people."
    [figure] = placed(text, "3 people")
    assert (figure.adm_1, figure.where_basis) == ("Wardak", "context")


def test_a_figure_has_the_area_where_the_town_in_it_is_not_known(placed: Placed) -> None:
    [figure] = placed("Gunmen killed 4 herders in Mirraloo, Kenya.", "4 herders")
    assert (figure.country_iso3, figure.location_name, figure.where_prec) == ("KEN", None, 6)


def test_a_town_of_that_name_in_another_state_is_not_the_one_meant(placed: Placed) -> None:
    [figure] = placed("A fire killed 4 people in Howland, Ohio.", "4 people")
    assert (figure.adm_1, figure.where_prec) == ("Ohio", 4)


def test_a_quarter_that_bears_the_name_of_a_far_city_is_not_that_city(placed: Placed) -> None:
    text = "Chicago police said 2 men were shot in the Austin neighborhood."
    assert names(placed(text, "2 men", indicator="injured")) == ["Chicago"]


def test_one_hospital_does_not_make_its_city_a_surname(placed: Placed) -> None:
    text = "Doctors at Tampa General Hospital treated a boy. A gunman killed 3 people in Tampa."
    assert names(placed(text, "3 people")) == ["Tampa"]


def test_a_country_gives_way_to_the_main_town_of_the_text(placed: Placed) -> None:
    text = (
        "BAGHDAD - A fire in southern Iraq killed 6 people.\n\n"
        "It broke out in Basra before dawn. Basra has no ladder lorries."
    )
    assert names(placed(text, "6 people")) == ["Basra"]


@pytest.mark.parametrize(
    ("areas", "name"),
    [("Anbar, Diyala and Basra provinces", None), ("Diyala and Basra provinces", "Diyala")],
)
def test_one_number_for_three_areas_in_a_row_is_of_their_country(
    placed: Placed, areas: str, name: str | None
) -> None:
    [figure] = placed(f"Iraq was hit by storms. Floods killed 40 people in {areas}.", "40 people")
    assert (figure.country_iso3, figure.location_name) == ("IRQ", name)


def test_where_a_paper_sits_is_no_scene(placed: Placed) -> None:
    text = "Shells fell on Mosul. Eleven people were killed, a newspaper in Erbil reported."
    assert names(placed(text, "Eleven people")) == ["Mosul"]
