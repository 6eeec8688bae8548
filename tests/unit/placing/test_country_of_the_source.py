"""The country that a source tells of decides between places of one name, where the text does not."""

from datetime import UTC, datetime

import pytest

from casualty_figures.engine import figures_of, vague_words
from casualty_figures.placing import place_mentions
from casualty_figures.reading import read_article
from casualty_figures.records import Origin

RETRIEVED = datetime(2026, 11, 30, tzinfo=UTC)


def countries(text: str, country: str | None) -> list[str]:
    return [mention.place.country_iso3 for mention in place_mentions(text, country=country)]


@pytest.mark.parametrize(("country", "meant"), [(None, "COL"), ("COL", "COL"), ("ESP", "ESP")])
def test_of_two_places_with_one_name_the_one_there_is_meant(country: str | None, meant: str) -> None:
    assert countries("Three people were killed in Cartagena on Monday.", country) == [meant]


def test_what_the_text_says_counts_more() -> None:
    assert countries("In Colombia, three people were killed in Cartagena.", "ESP") == ["COL", "COL"]


def test_a_place_that_can_be_one_only_stays_where_it_is() -> None:
    assert countries("Three people were killed in Mosul on Monday.", "ESP") == ["IRQ"]


def test_a_figure_of_an_article_is_placed_by_the_country_of_its_source() -> None:
    text = (
        b"Bus crash\n\nThree people were killed when a bus overturned in Cartagena on Monday, police said.\n"
    )
    origin = Origin("a" * 64, "", "", "bus.txt", RETRIEVED, country="ESP")
    (figure,) = figures_of(read_article(text, origin), vague_words())
    assert figure.country_iso3 == "ESP"
