"""Places named for some of the people of a figure are not the place of all of them."""

import pytest

from casualty_figures import extract_figures


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Security forces killed 38 people across Syria on Friday, most of them in Homs.", "SYR"),
        ("Nigeria has recorded 340 deaths, the majority in Kano.", "NGA"),
        ("The floods have killed 112 people in Pakistan, mainly in Sindh.", "PAK"),
        ("At least 70 people, half of them in Aleppo, were killed in Syria on Sunday.", "SYR"),
        ("At least 38 people were killed in Syria on Friday, including 20 in Homs.", "SYR"),
    ],
)
def test_all_stay_at_the_country_where_a_town_is_named_for_some_of_them(text: str, country: str) -> None:
    whole = extract_figures(text)[0]

    assert (whole.location_name, whole.country_iso3) == (None, country)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Twelve people were killed in Homs, most of them in the old quarter.", "Homs"),
        ("A bomber killed 12 people in Quetta, most of them from Karachi.", "Quetta"),
        ("Twelve people, most of them police, were killed in Quetta.", "Quetta"),
    ],
)
def test_all_stay_at_the_town_that_is_named_for_all_of_them(text: str, town: str) -> None:
    assert extract_figures(text)[0].location_name == town


def test_some_are_at_the_town_that_is_named_for_them() -> None:
    some = extract_figures("At least 38 people were killed in Syria on Friday, including 20 in Homs.")[1]

    assert (some.best, some.location_name) == (20, "Homs")
