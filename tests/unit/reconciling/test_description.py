"""An event is what most independent voices say of it."""

from datetime import date
from typing import Any

from told import figure, told_by

from casualty_figures.reconciling.description import described

MONDAY, TUESDAY = date(2015, 5, 4), date(2015, 5, 5)


def test_the_day_that_most_voices_give_is_that_of_the_event() -> None:
    said = described(
        [
            told_by("a", figure(1), date_start=TUESDAY, date_end=TUESDAY),
            told_by("b", figure(1), date_start=MONDAY, date_end=MONDAY),
            told_by("c", figure(1), date_start=MONDAY, date_end=MONDAY),
        ]
    )

    assert said.when.date_start == MONDAY


def test_a_day_by_its_own_words_beats_the_days_round_publication() -> None:
    said = described(
        [
            told_by("a", figure(1), date_start=MONDAY, date_end=TUESDAY, date_basis="publication"),
            told_by("b", figure(1), date_start=MONDAY, date_end=MONDAY, date_basis="relative"),
        ]
    )

    assert (said.when.date_start, said.when.date_end) == (MONDAY, MONDAY)


def test_the_finest_place_comes_whole_from_one_article() -> None:
    said = described(
        [
            told_by("a", figure(1), location_name=None, latitude=33.0, longitude=44.0, where_prec=6),
            told_by("b", figure(1)),
        ]
    )

    assert (said.where.location_name, said.where.latitude) == ("Ramadi", 33.4)


def test_an_unknown_cause_gives_way() -> None:
    said = described([told_by("a", figure(1), cause="unknown"), told_by("b", figure(1), cause="crime")])

    assert said.cause == "crime"


def test_a_mention_beside_another_event_weighs_less_than_an_article_about_it() -> None:
    said = described(
        [told_by("a", figure(1), cause="crime", is_main=False), told_by("b", figure(1), cause="conflict")]
    )

    assert said.cause == "conflict"


def test_an_event_does_not_begin_after_it_was_first_reported() -> None:
    first = told_by("a", figure(1), day=6, date_start=TUESDAY, date_end=TUESDAY, date_basis="lead")
    arrest: dict[str, Any] = {
        "date_start": date(2015, 5, 14),
        "date_end": date(2015, 5, 14),
        "date_basis": "relative",
    }
    said = described(
        [first, told_by("b", figure(1), day=14, **arrest), told_by("c", figure(1), day=15, **arrest)]
    )

    assert said.when.date_start == TUESDAY


def test_of_two_places_the_one_that_both_texts_name_is_that_of_the_event() -> None:
    first = told_by("a", figure(1), told_text="A bomb went off in Ramadi.")
    other = told_by(
        "b", figure(1), location_name="Zafaraniya", told_text="The bomb in Ramadi, said a man of Zafaraniya."
    )

    assert described([first, other]).where.location_name == "Ramadi"


def test_a_district_gives_way_to_a_place() -> None:
    district: dict[str, Any] = {"location_name": "Anbar", "where_prec": 4}
    told = [told_by("a", figure(1)), *(told_by(name, figure(1), **district) for name in "bc")]

    assert described(told).where.location_name == "Ramadi"
