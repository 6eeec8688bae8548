"""The country a text is about, from the text alone."""

from casualty_figures.placing import country_of


def test_a_text_is_about_the_country_of_the_town_it_names() -> None:
    assert country_of("A bomb killed four people in Ramadi.") == "IRQ"


def test_a_text_without_places_is_about_no_country() -> None:
    assert country_of("The blast killed four people and wounded nine.") is None
