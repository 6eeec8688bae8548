"""What is held over several runs: ids that stay, rows that close and open."""

from dataclasses import replace
from datetime import UTC, datetime

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualty_figures.reconciling import testimony as told_of  # pytest would collect the class
from casualty_figures.reconciling.holding.history import estimates_held, events_held, withdrawn_held
from casualty_figures.reconciling.holding.identity import Named, named
from casualty_figures.records.event import Estimate, Event
from casualty_figures.records.tables import ESTIMATES, EVENTS, WITHDRAWN_EVENTS
from casualty_figures.schema.to_arrow import rows_to_arrow, unchecked_schema

MONDAY, TUESDAY = datetime(2026, 1, 5, tzinfo=UTC), datetime(2026, 1, 6, tzinfo=UTC)
X, Y, Z = "x" * 64, "y" * 64, "z" * 64


def group(*figure_ids: str) -> list[told_of.Testimony]:
    """Return one testimony of the figures, of which nothing else matters here."""
    blank = dict.fromkeys(told_of.ToldFigure.__dataclass_fields__)
    figures = tuple(told_of.ToldFigure(**(blank | {"figure_id": key})) for key in figure_ids)  # type: ignore[arg-type]
    empty = dict.fromkeys(told_of.Testimony.__dataclass_fields__)
    return [told_of.Testimony(**(empty | {"account_id": "".join(figure_ids), "figures": figures}))]  # type: ignore[arg-type]


def ids(groups: list[list[told_of.Testimony]], former: dict[str, str]) -> list[Named]:
    return named(groups, former, frozenset(former.values()))


def test_an_event_that_gains_an_article_keeps_its_id() -> None:
    assert ids([group("1", "2")], {"1": X}) == [Named(X)]


def test_a_merge_keeps_the_id_of_the_event_that_gave_most_and_says_from_what() -> None:
    assert ids([group("1", "2", "3")], {"1": X, "2": X, "3": Y}) == [Named(X, (Y,))]


def test_a_split_gives_the_smaller_part_a_new_id_and_says_from_what() -> None:
    larger, smaller = ids([group("1", "2"), group("3")], {"1": X, "2": X, "3": X})
    assert larger == Named(X)
    assert (smaller.event_id != X, smaller.previous) == (True, (X,))


def test_an_event_that_loses_a_figure_to_another_is_not_merged_into_it() -> None:
    assert ids([group("1"), group("2", "3", "4")], {"1": X, "2": X, "3": Y, "4": Y}) == [Named(X), Named(Y)]


def test_no_id_is_given_twice() -> None:
    first = named([group("1")], {}, frozenset())[0].event_id
    again = named([group("1")], {}, frozenset({first}))[0].event_id
    assert again != first


@given(st.dictionaries(st.sampled_from("123456"), st.sampled_from([X, Y])), st.permutations("123456"))
def test_no_two_events_share_an_id(former: dict[str, str], order: list[str]) -> None:
    names = ids([group(*order[:2]), group(*order[2:3]), group(*order[3:])], former)
    assert len({one.event_id for one in names}) == 3


def estimate(**changed: object) -> Estimate:
    values: dict[str, object] = {
        "event_id": X,
        "indicator": "killed",
        "victim_group": "all",
        "run_id": "a" * 64,
        "low": 12,
        "best": 12,
        "high": 12,
        "unit": "person",
        "n_figures": 1,
        "number_of_sources": 1,
        "n_independent_origins": 1,
        "status": "provisional",
        "reconciliation_rule": "one_origin",
        "who_says_what": None,
        "valid_from": MONDAY,
        "valid_to": None,
        "change_reason": "first reported",
    }
    return Estimate(**(values | changed))  # type: ignore[arg-type]


NOW = estimate(run_id="b" * 64, valid_from=TUESDAY)


def held(*now: Estimate, before: tuple[Estimate, ...] = (estimate(),)) -> list[Estimate]:
    return estimates_held(now, rows_to_arrow(ESTIMATES, before), TUESDAY)


def test_an_estimate_that_says_the_same_stays_as_it_was() -> None:
    assert held(NOW) == [estimate()]


def test_an_estimate_that_changes_closes_its_row_and_opens_another_that_says_what_changed() -> None:
    closed, opened = held(replace(NOW, best=15, high=15))
    assert closed == estimate(valid_to=TUESDAY)
    assert (opened.valid_from, opened.valid_to) == (TUESDAY, None)
    assert opened.change_reason == "best 12 to 15; high 12 to 15"


def test_a_change_says_why_the_number_moved_and_how_many_tell_it() -> None:
    (_, opened) = held(
        replace(
            NOW, best=15, status="corroborated", n_independent_origins=3, reconciliation_rule="rising_toll"
        )
    )
    assert opened.change_reason == (
        "best 12 to 15: a later toll; provisional to corroborated; now 3 origins; by rising_toll"
    )


def test_an_exact_number_that_moves_to_another_is_told_once() -> None:
    (_, opened) = held(replace(NOW, low=15, best=15, high=15))
    assert opened.change_reason == "12 to 15"


def test_an_estimate_held_for_no_time_leaves_no_row() -> None:
    now = replace(NOW, best=15)
    assert [one.best for one in held(now, before=(estimate(valid_from=TUESDAY),))] == [15]


def test_an_estimate_that_nothing_supports_any_more_is_closed() -> None:
    assert held() == [estimate(valid_to=TUESDAY)]


def test_a_row_that_was_closed_once_stays_closed() -> None:
    before = (estimate(valid_to=MONDAY), estimate(valid_from=TUESDAY))
    assert held(NOW, before=before) == list(before)


def test_a_new_indicator_of_a_known_event_is_its_first_count() -> None:
    assert held(NOW, replace(NOW, indicator="injured"))[1].change_reason == "first count of it"


@pytest.fixture
def event() -> Event:
    empty = dict.fromkeys(Event.__dataclass_fields__)
    known = {"event_id": X, "run_id": "a" * 64, "kind": "incident", "cause": "crime", "valid_from": MONDAY}
    return Event(**(empty | known))  # type: ignore[arg-type]


def rows(*events: Event) -> pa.Table:
    return rows_to_arrow(EVENTS, events)


def test_an_event_is_held_since_the_run_that_first_said_so_whatever_changes_in_it(event: Event) -> None:
    (now,) = events_held([replace(event, cause="conflict", valid_from=TUESDAY)], rows(event))
    assert (now.cause, now.valid_from) == ("conflict", MONDAY)


def test_an_event_that_says_the_same_stays_as_it_was(event: Event) -> None:
    assert events_held([replace(event, run_id="b" * 64, valid_from=TUESDAY)], rows(event)) == [event]


def test_an_event_goes_on_saying_what_was_merged_into_it(event: Event) -> None:
    before = replace(event, previous_event_ids=Y)
    assert events_held([replace(event, valid_from=TUESDAY)], rows(before)) == [before]


@pytest.mark.parametrize(
    ("names", "successor", "reason"),
    [
        ([Named(Y, (X,))], Y, "merged into another event"),
        ([], None, "no article supports it any more"),
        ([Named(Y, (X,)), Named(Z, (X,))], f"{Y}; {Z}", "its figures are of several events now"),
    ],
)
def test_an_event_that_ends_is_withdrawn_and_says_what_took_its_place(
    event: Event, names: list[Named], successor: str | None, reason: str
) -> None:
    none = unchecked_schema(WITHDRAWN_EVENTS).empty_table()
    (one,) = withdrawn_held(names, rows(event), none, run_id="b" * 64, at=TUESDAY)
    assert (one.event_id, one.successor_event_ids, one.withdrawn_reason) == (X, successor, reason)
