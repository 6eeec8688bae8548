"""What decisions make of figures, whatever they are."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casualty_figures import reconcile
from casualty_figures.reviewing import Applied, applied, read_decisions
from casualty_figures.reviewing.decisions import Correction, Decisions

TOLD = [
    {
        "text": "Police said 12 people were killed and 30 wounded in a bombing in Aden, Yemen, on Tuesday.",
        "published": "2015-05-13",
        "publisher": "The Herald",
    },
    {
        "text": "A union said 19 people were killed in the bombing in Aden, Yemen, on Tuesday.",
        "published": "2015-05-13",
        "publisher": "The Ledger",
    },
]
AT = st.integers(0, 59).map(lambda minute: f"2026-02-01T09:{minute:02}:00+00:00")


@pytest.fixture(scope="module")
def tables() -> dict[str, pa.Table]:
    return dict(reconcile(TOLD).tables)


def entries(ids: list[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Reviews of figures that are there and of one that is gone, at any time, amended or not."""
    what = st.sampled_from(
        [
            {"action": "accept"},
            {"action": "reject"},
            {"action": "amend", "best": 15},
            {"action": "amend", "indicator": "injured"},
            {"action": "amend", "location_name": "Lahij", "latitude": 13.06, "longitude": 44.88},
        ]
    )
    said = st.fixed_dictionaries(
        {"figure_id": st.sampled_from([*ids, "0" * 64]), "time": AT, "reviewer": st.sampled_from(["A", "B"])}
    )
    return st.lists(st.builds(lambda one, other: one | other | {"reason": "so"}, what, said), max_size=6)


def made_of(lines: list[dict[str, Any]], tables: dict[str, pa.Table]) -> Applied:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        decisions = read_decisions(Path(folder), Path(folder) / "none")
    return applied(decisions, tables["figures"], tables["articles"], ())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_reviews_said_twice_in_any_order_make_what_they_make_said_once(
    data: st.DataObject, tables: dict[str, pa.Table]
) -> None:
    lines = data.draw(entries(tables["figures"]["figure_id"].to_pylist()))
    again = data.draw(st.permutations(lines + lines))
    assert made_of(again, tables) == made_of(lines, tables)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_review_is_told_of_and_one_of_what_is_gone_says_so(
    data: st.DataObject, tables: dict[str, pa.Table]
) -> None:
    ids = tables["figures"]["figure_id"].to_pylist()
    rows = made_of(data.draw(entries(ids)), tables).rows
    assert {row.review_outcome == "target_gone" for row in rows if row.target_ids not in ids} <= {True}
    assert {row.review_outcome for row in rows if row.target_ids in ids} <= {"applied", "contradicts"}


def test_a_corrected_publisher_counts_in_the_articles_and_is_told_of_each_figure(
    tables: dict[str, pa.Table],
) -> None:
    renamed = Correction(
        publisher="The Herald",
        column="source_article",
        expected="The Herald",
        right="The Aden Herald",
        reason="its full name",
        who="R. Example",
    )
    made = applied(Decisions(corrections=(renamed,)), tables["figures"], tables["articles"], ())
    assert "The Aden Herald" in made.articles["source_article"].to_pylist()
    told = "source_article of the article from The Herald to The Aden Herald: its full name"
    assert set(made.reasons.values()) == {f"corrected by R. Example, {told}"}
