"""What articles that come, change or go move is made anew, and the rest stays: as if all were made anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

import pyarrow as pa
import pytest
from changes import changes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from told import hashed

from casualty_figures.reconciling import BEFORE_ALL, HELD, Former, Told, reconciled
from casualty_figures.reconciling.judging import candidates, keys, touched
from casualty_figures.records.event import Judgement
from casualty_figures.records.tables import ACCOUNTS, ARTICLES, FIGURES
from casualty_figures.reviewing import UNREVIEWED, Reviewed
from casualty_figures.schema.to_arrow import arrow_schema, unchecked_schema

Rows: TypeAlias = dict[str, pa.Table]

FIRST_RUN = datetime(2026, 1, 1, tzinfo=UTC)
NAMES = ("Karrada", "Belhane", "Rusafi", "Ostrel", "Vellin")
COUNTRIES = {"IRQ": (33.0, 44.0), "NOR": (60.0, 5.0), None: (None, None)}


@dataclass(frozen=True)
class Story:
    """What one article tells."""

    names: frozenset[str]
    country: str | None
    published: int
    happened: int | None
    killed: int
    kind: str
    origin: int
    is_main: bool


STORIES = st.builds(
    Story,
    names=st.frozensets(st.sampled_from(NAMES), min_size=1),
    country=st.sampled_from(tuple(COUNTRIES)),
    published=st.sampled_from((0, 1, 2, 9, 15, 40, 75)),
    happened=st.sampled_from((None, 0, 1, 11, 60)),
    killed=st.sampled_from((2, 3, 17, 80)),
    kind=st.sampled_from(("incident", "incident", "incident", "total", "stock")),
    origin=st.integers(0, 9),
    is_main=st.booleans(),
)
BATCHES = st.lists(
    st.dictionaries(st.integers(0, 9), st.none() | STORIES, min_size=1, max_size=6), min_size=2, max_size=3
)
"""What changes in each run: of some articles what they tell from then on, or that they are gone."""


def day(number: int) -> date:
    return date(2015, 5, 1) + timedelta(number)


def told_by(stories: dict[int, Story]) -> Told:
    """Return the tables of one account and one figure an article."""
    rows: dict[str, list[dict[str, Any]]] = {"accounts": [], "figures": [], "articles": []}
    for number, story in sorted(stories.items()):
        names = ", ".join(sorted(story.names))
        text = f"A bomb killed {story.killed} people near {names}, officials said."
        shared = {
            "account_id": hashed("account", number),
            "article_id": hashed("article", number),
            "indicator": "killed",
            "low": story.killed,
            "best": story.killed,
            "high": story.killed,
            "unit": "person",
            "source_date": day(story.published),
        }
        dated = (
            {} if story.happened is None else dict.fromkeys(("date_start", "date_end"), day(story.happened))
        )
        where = dict(zip(("latitude", "longitude"), COUNTRIES[story.country], strict=True))
        about = {
            "kind": story.kind,
            "is_main": story.is_main,
            "cause": "conflict",
            "weapon": "bomb",
            "perpetrator_side": "unknown",
            "country_iso3": story.country,
            "date_basis": "none" if story.happened is None else "relative",
            "where_prec": 1 if story.country else None,
        }
        rows["accounts"].append(shared | dated | where | about)
        role = {
            "role": "counts",
            "role_reason": "",
            "victim_status": "civilian",
            "attribution_type": "unknown",
        }
        rows["figures"].append(
            shared | role | {"figure_id": hashed("figure", number), "source_excerpt": text}
        )
        rows["articles"].append(
            {"article_id": shared["article_id"], "origin_group_id": hashed(story.origin), "text": text}
        )
    made = {
        table.name: pa.Table.from_pylist(rows[table.name], schema=unchecked_schema(table))
        for table in (ACCOUNTS, FIGURES, ARTICLES)
    }
    return Told(made["accounts"], made["figures"], made["articles"])


def run(now: Told, former: Former, number: int, was: Told | None, reviewed: Reviewed = UNREVIEWED) -> Rows:
    return reconciled(
        now,
        former,
        reviewed,
        changed=None if was is None else changes(now, was),
        run_id=hashed(number),
        at=FIRST_RUN + timedelta(number),
    ).tables


def with_names_held(now: Told, was: Told) -> Told:
    """Return what is told with the names that a release held of its accounts."""
    names = dict(zip(*(was.accounts[name].to_pylist() for name in ("account_id", "names_told")), strict=True))
    held = pa.array([names.get(key) for key in now.accounts["account_id"].to_pylist()], pa.string())
    place = now.accounts.schema.get_field_index("names_told")
    return replace(now, accounts=now.accounts.set_column(place, "names_told", held))


def former_of(rows: Rows) -> Former:
    """Return what is held after a run, as a release gives it."""
    return Former.of({table.name: rows[table.name].cast(arrow_schema(table)) for table in HELD})


def rows_in(tables: Rows) -> dict[str, list[str]]:
    """Return every row of every table, in words and in one order."""
    return {name: sorted(map(repr, rows.to_pylist())) for name, rows in tables.items()}


@contextmanager
def few_are_many() -> Iterator[None]:
    """Have the bounds on names and neighbours met by two accounts or three, in place of five and sixty."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidates, "NEIGHBOURS", 2)
        patch.setattr(candidates, "RARE", 2)
        patch.setattr(touched, "RARE", 2)
        patch.setattr(keys, "FEW", 2)
        yield


OFTEN = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@OFTEN
@given(BATCHES)
def test_what_is_made_anew_beside_what_stays_is_all_that_would_be_made(
    batches: list[dict[int, Story | None]],
) -> None:
    stories: dict[int, Story] = {}
    former, was = BEFORE_ALL, told_by(stories)
    with few_are_many():
        for number, batch in enumerate(batches):
            told = stories | batch
            stories = {key: story for key, story in told.items() if story is not None}
            now = told_by(stories)

            part = run(with_names_held(now, was), former, number, was)

            assert rows_in(part) == rows_in(run(now, former, number, None))
            former, was = former_of(part), replace(now, accounts=part["accounts"])


@OFTEN
@given(st.dictionaries(st.integers(0, 9), STORIES, min_size=3), st.data())
def test_the_order_of_runs_and_of_articles_changes_no_event_and_no_number(
    stories: dict[int, Story], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(sorted(stories)))
    size = data.draw(st.integers(1, len(order)))
    former, was, rows = BEFORE_ALL, told_by({}), {}
    with few_are_many():
        for number, start in enumerate(range(0, len(order), size)):
            now = told_by({key: stories[key] for key in order[: start + size]})
            rows = run(with_names_held(now, was), former, number, was)
            former, was = former_of(rows), replace(now, accounts=rows["accounts"])
        once = run(told_by(stories), BEFORE_ALL, 0, None)

    assert held(rows) == held(once)


def held(tables: Rows) -> set[tuple[object, ...]]:
    """Return the numbers held now, each with the figures of its event."""
    figures: dict[str, set[str]] = {}
    for row in tables["estimate_figures"].to_pylist():
        figures.setdefault(row["event_id"], set()).add(row["figure_id"])
    names = ("indicator", "victim_group", "low", "best", "high", "status", "reconciliation_rule", "n_figures")
    return {
        (frozenset(figures[one["event_id"]]), *(one[name] for name in names))
        for one in tables["estimates"].to_pylist()
        if one["valid_to"] is None
    }


MARKET = Story(frozenset({"Karrada", "Belhane"}), "IRQ", 1, 0, 17, "incident", 0, is_main=True)
FERRY = Story(frozenset({"Ostrel"}), "NOR", 40, 40, 3, "incident", 1, is_main=True)


def test_a_new_article_leaves_the_rows_of_other_countries_and_days_as_they_were() -> None:
    now, later = told_by({1: FERRY}), told_by({1: FERRY, 2: MARKET})
    before = run(now, BEFORE_ALL, 0, None)

    held = replace(now, accounts=before["accounts"])
    after = run(with_names_held(later, held), former_of(before), 1, held)

    (ferry,) = before["events"].to_pylist()
    assert ferry in after["events"].to_pylist()


def test_a_reviewer_who_joins_two_events_moves_them_though_no_article_changed() -> None:
    now = told_by({1: FERRY, 2: MARKET})
    before = run(now, BEFORE_ALL, 0, None)
    now = replace(now, accounts=before["accounts"])
    pair = sorted(now.accounts["account_id"].to_pylist())
    edge = Judgement(
        account_id=pair[0],
        other_account_id=pair[1],
        judge="reviewer:R. Example",
        judgement="same",
        score=None,
        judge_version=None,
        judged_at=FIRST_RUN,
        judgement_reason="one event",
    )

    joined = run(now, former_of(before), 1, now, Reviewed((edge,)))
    parted = run(now, former_of(joined), 2, now)

    assert [rows["events"].num_rows for rows in (before, joined, parted)] == [2, 1, 2]
    assert rows_in(parted) == rows_in(run(now, former_of(joined), 2, None))


def test_judgements_of_another_rule_are_all_made_anew() -> None:
    now = told_by({1: MARKET, 2: MARKET})
    before = run(now, BEFORE_ALL, 0, None)
    place = before["judgements"].schema.get_field_index("judge_version")
    other = before["judgements"].set_column(
        place, before["judgements"].schema.field(place), pa.array(["old"])
    )

    after = run(now, former_of(before | {"judgements": other}), 1, now)

    assert (
        after["judgements"]["judge_version"].to_pylist() == before["judgements"]["judge_version"].to_pylist()
    )
