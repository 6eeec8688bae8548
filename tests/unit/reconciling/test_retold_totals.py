"""A running total that an article retells without its start counts nobody in its incident."""

from datetime import date
from typing import Any

import pytest
from told import Told, figure, told_by

from casualty_figures.reconciling.counting.retold_totals import RETOLD, without_retold_totals


def incident(**known: Any) -> Told:
    return told_by("c", figure(300), **({"date_basis": "publication"} | known))


def total(name: str, number: int = 300, **known: Any) -> Told:
    return told_by(name, figure(number), kind="total", **known)


def test_a_total_that_two_voices_tell_is_no_incident() -> None:
    *_, told = without_retold_totals([total("a"), total("b"), incident()])

    assert told.counts["killed"].is_empty
    assert [one.role_reason for one in told.figures] == [RETOLD]


def test_a_total_that_others_round_is_no_incident() -> None:
    own = told_by("c", figure(302), date_basis="lead")

    assert without_retold_totals([total("a"), total("b"), own])[-1].counts["killed"].is_empty


@pytest.mark.parametrize(
    "known",
    [
        {"date_basis": "relative"},
        {"country_iso3": "EGY"},
        {"published": date(2015, 7, 1)},
        {"kind": "total"},
    ],
    ids=["a day of its own", "another country", "another month", "a total itself"],
)
def test_what_is_told_otherwise_stays(known: dict[str, Any]) -> None:
    own = incident(**known)

    assert without_retold_totals([total("a"), total("b"), own])[-1] == own


def test_one_voice_is_not_enough() -> None:
    assert without_retold_totals([total("a"), incident()])[-1] == incident()


def test_an_incident_that_as_many_voices_tell_on_a_day_stays() -> None:
    dated = [told_by(name, figure(300)) for name in ("d", "e")]

    assert without_retold_totals([total("a"), total("b"), *dated, incident()])[-1] == incident()


def test_a_small_number_meets_by_chance() -> None:
    own = told_by("c", figure(12), date_basis="publication")

    assert without_retold_totals([total("a", 12), total("b", 12), own])[-1] == own
