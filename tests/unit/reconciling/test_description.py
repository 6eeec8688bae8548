"""An event is what most independent voices say of it."""

from datetime import date

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
