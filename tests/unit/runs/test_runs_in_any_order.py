"""Articles that come in several runs end in the same events and numbers, in whatever order they come."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from casualty_figures import Reconciled, reconcile
from casualty_figures.reconciling import BEFORE_ALL, Former, Told, reconciled
from casualty_figures.runs.rows.account_rows import account_rows

FIRST_RUN = datetime(2026, 1, 1, tzinfo=UTC)
TEXTS = [
    ("A bomb killed 12 people at the Karrada market in Baghdad on Monday, the Interior Ministry said.", 12),
    ("Fifteen people died when a bomb exploded in Baghdad's Karrada market on Monday, officials said.", 13),
    ("Floods in Kerala, India, have killed 40 people since Sunday, officials said.", 12),
]
ORDERS = [[[0, 1, 2]], *([[one] for one in order] for order in permutations(range(3))), [[2], [0, 1]]]


@pytest.fixture(scope="module")
def told() -> Reconciled:
    """Return the three articles, read once."""
    return reconcile({"text": text, "published": f"2015-05-{day}"} for text, day in TEXTS)


def runs(told: Reconciled, order: Sequence[Sequence[int]]) -> dict[str, pa.Table]:
    """Return what is held after runs that each bring some of the articles."""
    former, rows, there = BEFORE_ALL, {}, []
    ids = told.table("articles")["article_id"].to_pylist()
    for number, new in enumerate(order):
        there += [ids[place] for place in new]
        articles, figures = (
            table.filter(pc.is_in(table["article_id"], pa.array(there)))
            for table in (told.table("articles"), told.table("figures"))
        )
        at = FIRST_RUN + timedelta(days=number)
        rows = reconciled(
            Told(account_rows(figures), figures, articles), former, run_id=str(number), at=at
        ).tables
        former = Former(*(rows[name] for name in Former.__dataclass_fields__))
    return rows


def held(rows: dict[str, pa.Table]) -> set[tuple[object, ...]]:
    """Return the numbers held now, each with the figures of its event."""
    figures: dict[str, set[str]] = {}
    for row in rows["estimate_figures"].to_pylist():
        figures.setdefault(row["event_id"], set()).add(row["figure_id"])
    return {
        (
            frozenset(figures[one["event_id"]]),
            one["indicator"],
            one["low"],
            one["best"],
            one["high"],
            one["status"],
        )
        for one in rows["estimates"].to_pylist()
        if one["valid_to"] is None
    }


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_of_runs_changes_no_event_and_no_number(told: Reconciled, order: list[list[int]]) -> None:
    assert held(runs(told, order)) == held(runs(told, ORDERS[0]))


def test_a_run_with_nothing_new_changes_no_row(told: Reconciled) -> None:
    once, twice = runs(told, [[0, 1, 2]]), runs(told, [[0, 1, 2], []])

    assert {name: rows.equals(twice[name]) for name, rows in once.items()} == dict.fromkeys(once, True)


def test_no_event_is_held_and_withdrawn(told: Reconciled) -> None:
    rows = runs(told, ORDERS[1])

    assert not set(rows["events"]["event_id"].to_pylist()) & set(
        rows["withdrawn_events"]["event_id"].to_pylist()
    )
