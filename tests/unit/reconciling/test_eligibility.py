"""What is mentioned beside another event becomes one where it has a day, a place and more than one person."""

from typing import Any

import pytest
from told import Told, figure, told_by

from casualty_figures.reconciling.eligibility import is_event


def mention(name: str = "a", number: int = 4, **known: Any) -> Told:
    return told_by(name, figure(number), is_main=False, **known)


def test_what_an_article_is_about_is_an_event() -> None:
    assert is_event([told_by("a", figure(1), date_basis="publication", where_basis=None)])


def test_a_mention_with_a_day_and_a_place_of_its_own_is_an_event() -> None:
    assert is_event([mention()])


@pytest.mark.parametrize(
    "known",
    [{"date_basis": "sentence"}, {"where_basis": "context"}, {"date_prec": 4}, {"number": 1}],
    ids=["the day of its sentence", "a place of the text around", "a month", "one person"],
)
def test_a_mention_that_lacks_one_of_them_is_none(known: dict[str, Any]) -> None:
    assert not is_event([mention(**known)])


def test_a_mention_of_many_with_a_place_of_its_own_is_an_event_on_a_day_of_the_text_around() -> None:
    assert is_event([mention("a", 20, date_basis="inherited")])


@pytest.mark.parametrize(
    "known",
    [{"where_basis": "context"}, {"where_prec": 6}, {"date_prec": 4}],
    ids=["around", "land", "month"],
)
def test_a_mention_of_many_without_a_place_of_its_own_or_a_week_is_none(known: dict[str, Any]) -> None:
    assert not is_event([mention("a", 20, **{"date_basis": "inherited", **known})])


def test_one_person_of_whom_two_voices_tell_is_an_event() -> None:
    assert is_event([mention("a", 1), mention("b", 1)])


def test_a_total_is_told_for_itself() -> None:
    assert is_event([mention(kind="total", date_basis="publication")])
