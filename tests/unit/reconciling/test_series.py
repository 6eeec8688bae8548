"""Which totals and stocks are one number, told again or at another day."""

from datetime import date
from typing import Any

from told import Told, figure, told_by

from casualty_figures.reconciling.judging.clusters import clusters
from casualty_figures.reconciling.judging.series import series_id


def total(name: str, number: int, **known: Any) -> Told:
    since: dict[str, Any] = {"kind": "total", "date_start": date(2014, 1, 1), "date_end": date(2014, 12, 31)}
    return told_by(name, figure(number), **(since | known))


def n_events(*told: Told) -> int:
    return len(clusters(sorted(told, key=lambda one: one.account_id), []))


def test_two_articles_on_one_total_are_one_event() -> None:
    assert n_events(total("a", 17_000), total("b", 17_000)) == 1


def test_a_total_at_another_day_is_another_event_of_the_same_series() -> None:
    first, second = total("a", 17_000), total("b", 19_000, date_end=date(2015, 1, 31))
    assert n_events(first, second) == 2
    assert series_id(first) == series_id(second)


def test_totals_from_different_starts_are_of_different_series() -> None:
    assert series_id(total("a", 17_000)) != series_id(total("b", 17_000, date_start=date(2003, 3, 20)))


def test_totals_without_a_start_are_one_where_they_give_one_number_on_one_day() -> None:
    undated = {"date_basis": "publication"}
    assert n_events(total("a", 640, **undated), total("b", 640, **undated)) == 1
    assert n_events(total("a", 640, **undated), total("b", 90, **undated)) == 2


def test_a_day_of_publication_starts_no_series() -> None:
    monday = total("a", 640, date_basis="publication", date_start=date(2015, 5, 1))
    assert series_id(monday) == series_id(
        total("b", 640, date_basis="publication", date_start=date(2015, 5, 2))
    )


def test_stocks_of_one_place_are_one_series_whatever_their_day() -> None:
    camp, later = (
        total("a", 12_000, kind="stock"),
        total("b", 13_000, kind="stock", date_start=date(2015, 1, 1)),
    )
    assert series_id(camp) == series_id(later)
