"""What people decide, through the flow with every check: applied, told, and the same when run again."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from workplace import Workplace

from casualty_figures.runs.summary import Summary


def decide(folder: Path, figure_id: str) -> None:
    """Write two files: each rejects the figure or nothing, and has the same broken line."""
    folder.mkdir()
    said = {"action": "reject", "reviewer": "R. Example", "reason": "a misprint", "figure_id": figure_id}
    line = json.dumps(said | {"time": "2026-02-01T00:00:00+00:00"})
    (folder / "anna.jsonl").write_text(f"{line}\nnot a review\n", encoding="utf-8")
    (folder / "ben.jsonl").write_text("not a review\n", encoding="utf-8")


@pytest.fixture(scope="module")
def reviewed(
    server: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Workplace, Summary, str]]:
    place = Workplace(tmp_path_factory.mktemp("reviewed"))
    with place.in_force():
        place.write_articles()
        place.run()
        figures = place.release.table("figures").to_pylist()
        rejected = next(str(row["figure_id"]) for row in figures if row["best"] == 30)
        decide(place.folder / "reviews", rejected)
        place.run()
        yield place, place.run(), rejected


def rows(place: Workplace, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = place.release.table(table).to_pylist()
    return found


def test_a_rejected_figure_is_published_and_counts_nowhere(reviewed: tuple[Workplace, Summary, str]) -> None:
    place, _, rejected = reviewed
    (part,) = (row for row in rows(place, "estimate_figures") if row["figure_id"] == rejected)
    assert rejected in {row["figure_id"] for row in rows(place, "figures")}
    assert part["estimate_role_reason"] == "rejected by R. Example: a misprint"
    held = [row for row in rows(place, "estimates") if row["valid_to"] is None]
    assert 30 not in {row["best"] for row in held}


def test_the_estimate_it_gave_is_kept_as_history(reviewed: tuple[Workplace, Summary, str]) -> None:
    place, _, _ = reviewed
    closed = [row for row in rows(place, "estimates") if row["valid_to"] is not None]
    assert 30 in {row["best"] for row in closed}


def test_a_line_that_cannot_be_read_is_a_row_in_each_file(reviewed: tuple[Workplace, Summary, str]) -> None:
    place, _, _ = reviewed
    outcomes = sorted(row["review_outcome"] for row in rows(place, "reviews"))
    assert outcomes == ["applied", "unreadable", "unreadable"]


def test_running_again_with_the_same_reviews_changes_nothing(
    reviewed: tuple[Workplace, Summary, str],
) -> None:
    _, again, _ = reviewed
    assert again.run.outcome == "unchanged"
