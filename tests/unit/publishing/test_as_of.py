"""What was held on an earlier day, and what is otherwise now."""

import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from casualty_figures import Reconciled, read_release
from casualty_figures.publishing import (
    Provenance,
    Release,
    answer,
    changes_since,
    publish_release,
    start_of,
    time_of,
    writing_lock,
)
from casualty_figures.records import ReleaseError
from casualty_figures.records.tables import TABLES
from casualty_figures.schema.to_arrow import unchecked_schema

MONDAY, TUESDAY = datetime(2026, 1, 5, 6, tzinfo=UTC), datetime(2026, 1, 6, 6, tzinfo=UTC)
X, Y, Z = "x" * 64, "y" * 64, "z" * 64


def estimate(
    event_id: str, best: int, since: datetime, until: datetime | None = None, why: str = ""
) -> dict[str, object]:
    return {
        "event_id": event_id,
        "indicator": "killed",
        "victim_group": "all",
        "low": best,
        "best": best,
        "high": best,
        "valid_from": since,
        "valid_to": until,
        "change_reason": why,
    }


ROWS: Mapping[str, list[dict[str, object]]] = {
    "estimates": [
        estimate(X, 12, MONDAY, TUESDAY, "first reported"),
        estimate(X, 15, TUESDAY, why="best 12 to 15"),
        estimate(Y, 3, MONDAY, TUESDAY, "first reported"),
        estimate(Z, 1, MONDAY, TUESDAY, "first reported") | {"indicator": "injured"},
        estimate(Z, 7, TUESDAY, why="first reported"),
    ],
    "events": [
        {
            "event_id": X,
            "valid_from": MONDAY,
            "location_name": "Ramadi",
            "country": "Iraq",
            "date_start": date(2015, 5, 1),
            "date_end": date(2015, 5, 1),
        },
        {"event_id": Z, "valid_from": MONDAY, "country": "Mali"},
    ],
    "withdrawn_events": [
        {
            "event_id": Y,
            "valid_from": MONDAY,
            "withdrawn_at": TUESDAY,
            "country": "Iraq",
            "withdrawn_reason": "merged into another event",
            "successor_event_ids": X,
        }
    ],
}


def ran(run_id: str, at: datetime, parent: Release | None) -> dict[str, object]:
    return {"run_id": run_id, "started_at": at, "finished_at": at, "parent_release": parent and parent.name}


@pytest.fixture
def release(tmp_path: Path) -> Release:
    """Return the second of two releases: one event changed, one was merged into it, one is new."""
    tables = {
        table.name: pa.Table.from_pylist(ROWS.get(table.name, []), schema=unchecked_schema(table))
        for table in TABLES
    }
    with writing_lock(tmp_path) as lock:
        runs = [ran("1", MONDAY, None)]
        tables["runs"] = pa.Table.from_pylist(runs, schema=tables["runs"].schema)
        first = publish_release(lock, tables, _made_by("1", MONDAY), parent=None, keep=9)
        runs.append(ran("2", TUESDAY, first))
        tables["runs"] = pa.Table.from_pylist(runs, schema=tables["runs"].schema)
        return publish_release(lock, tables, _made_by("2", TUESDAY), parent=first, keep=9)


def _made_by(run_id: str, at: datetime) -> Provenance:
    return Provenance(run_id, at, "engine", "rules", article_ids=())


def held(release: Release, sql: str, day: str) -> list[tuple[object, ...]]:
    return list(answer(release, sql, time_of(day)).rows)


NUMBERS = "SELECT event_id[1], best FROM estimates ORDER BY ALL"
EVENTS = "SELECT event_id[1] FROM events ORDER BY ALL"


def test_the_estimates_of_a_day_are_those_held_at_its_end(release: Release) -> None:
    assert held(release, NUMBERS, "2026-01-05") == [("x", 12), ("y", 3), ("z", 1)]
    assert held(release, NUMBERS, "2026-01-06") == [("x", 15), ("z", 7)]


def test_before_the_first_run_nothing_was_held(release: Release) -> None:
    assert held(release, NUMBERS, "2026-01-05T05:59") == []


def test_the_events_of_a_day_have_those_withdrawn_since(release: Release) -> None:
    assert held(release, EVENTS, "2026-01-05") == [("x",), ("y",), ("z",)]
    assert held(release, EVENTS, "2026-01-06") == [("x",), ("z",)]


def test_events_of_a_day_have_the_columns_of_events(release: Release) -> None:
    assert answer(release, "FROM events", MONDAY).names == answer(release, "FROM events").names


def test_other_tables_are_of_the_release(release: Release) -> None:
    assert held(release, "SELECT count(*) FROM runs", "2026-01-05") == [(2,)]


def test_without_a_day_every_row_is_there(release: Release) -> None:
    assert len(list(answer(release, NUMBERS).rows)) == 5


def test_on_its_day_no_estimate_had_an_end(release: Release) -> None:
    assert held(release, "SELECT count(valid_to) FROM estimates", "2026-01-05") == [(0,)]


def numbers(told: Reconciled) -> list[tuple[object, ...]]:
    return sorted(zip(told.events["event_id"].str[0], told.events["best"], strict=True))


@pytest.mark.parametrize("day", ["2026-01-05", date(2026, 1, 5), MONDAY])
def test_python_reads_what_was_held_on_a_day(release: Release, day: str | date) -> None:
    assert numbers(read_release(release.folder, as_of=day)) == [("x", 12), ("y", 3), ("z", 1)]


def test_python_reads_what_is_held_now_of_the_folder_of_releases(release: Release) -> None:
    assert numbers(read_release(release.folder.parent.parent)) == [("x", 15), ("z", 7)]


def test_python_reads_the_folder_of_the_settings(release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUALTY_FIGURES_PROCESSED_FOLDER", str(release.folder.parent.parent))

    assert read_release().table("runs").equals(release.table("runs"))


def test_every_table_of_a_release_is_there_by_its_name(release: Release) -> None:
    told = read_release(release.folder)

    assert tuple(told.tables) == release.table_names
    assert len(told.estimates) == 5
    with pytest.raises(KeyError):
        told.table("deaths")


def changes(release: Release, since: str | None = None) -> list[tuple[object, ...]]:
    return list(changes_since(release, start_of(release, since)).rows)


CHANGED = [
    ("changed", X, "Ramadi, Iraq", "2015-05-01", "killed", "12", "15", "best 12 to 15"),
    (
        "withdrawn",
        Y,
        "Iraq",
        "",
        "killed",
        "3",
        None,
        f"event withdrawn: merged into another event: {X}",
    ),
    ("withdrawn", Z, "Mali", "", "injured", "1", None, "no figure tells it any more"),
    ("new", Z, "Mali", "", "killed", None, "7", "first reported"),
]


@pytest.mark.parametrize("since", [None, "1", "000001", "2026-01-05", "2026-01-05T12:00"])
def test_changes_are_what_is_new_changed_and_withdrawn_since(release: Release, since: str | None) -> None:
    assert changes(release, since) == CHANGED


def test_changes_are_told_since_a_release_that_is_there_no_more(release: Release) -> None:
    shutil.rmtree(next(release.folder.parent.glob("000001-*")))
    assert changes(release, "1") == CHANGED


def test_nothing_changed_since_the_release_itself(release: Release) -> None:
    assert changes(release, release.name) == []


def test_what_is_no_release_and_no_day_is_refused(release: Release) -> None:
    with pytest.raises(ReleaseError, match="no day or time: 'yesterday'"):
        changes(release, "yesterday")
