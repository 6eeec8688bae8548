"""A run looks at what is new: what it publishes is what reading all at once would publish."""

from dataclasses import replace
from pathlib import Path

import pytest
from one_pattern import figures_of
from plain_run import Workplace, story
from span_gate import check_tables

from casualty_figures import engine
from casualty_figures.checking import check_tables as check_every_row
from casualty_figures.records import Figure, ReadArticle
from casualty_figures.runs import reading
from casualty_figures.runs.checked import checked_beside, checked_rows

OF_ARTICLES = ("articles", "figures", "accounts")
OF_A_RUN = {"run_id", "retrieved_at"}


def said(workplace: Workplace, table: str) -> list[dict[str, object]]:
    """Return the rows of a table without what differs from run to run."""
    rows = [
        {name: value for name, value in row.items() if name not in OF_A_RUN} for row in workplace.rows(table)
    ]
    return sorted(rows, key=repr)


def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how many articles each call of the checks was given, in a list that grows."""
    counts: list[int] = []

    def counting(tables, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN003, ANN202
        counts.append(tables["articles"].num_rows)
        return check_tables(tables, *args, **kwargs)

    monkeypatch.setattr(checked_rows, "check_tables", counting)
    return counts


def test_articles_that_come_one_by_one_end_as_those_that_come_at_once(
    workplace: Workplace, tmp_path: Path
) -> None:
    places = ("Aden", "Goma", "Kirkuk", "Aden")
    together = Workplace(tmp_path / "together")
    for number, place in enumerate(places):
        together.write(f"{number}.txt", story(place, 10 + number))
    together.run()
    for number, place in enumerate(places):
        workplace.write(f"{number}.txt", story(place, 10 + number))
        workplace.run()
    for table in OF_ARTICLES:
        assert [{**row, "event_id": None} for row in said(workplace, table)] == [
            {**row, "event_id": None} for row in said(together, table)
        ], table


def test_only_what_is_new_is_checked(workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = looked_at(monkeypatch)
    workplace.write("aden.txt", story("Aden", 12))
    workplace.write("goma.txt", story("Goma", 3))
    workplace.run()
    workplace.write("kirkuk.txt", story("Kirkuk", 7))
    workplace.run()
    assert counts == [2, 1]


def test_an_article_that_becomes_a_copy_of_a_new_one_is_checked_again(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = looked_at(monkeypatch)
    record = '{"published": "%s", "url": "https://news.example/%s"}'
    workplace.write("late.txt", story("Aden", 12))
    workplace.write("late.txt.json", record % ("2015-05-20", "late"))
    workplace.run()
    workplace.write("first.txt", story("Aden", 12))
    workplace.write("first.txt.json", record % ("2015-05-18", "first"))
    workplace.run()
    assert counts == [1, 2]
    groups = {row["origin_group_id"] for row in workplace.rows("articles")}
    assert len(groups) == 1


def test_a_month_that_nothing_touches_is_the_same_file(workplace: Workplace) -> None:
    workplace.write("may.txt", story("Aden", 12))
    workplace.write("may.txt.json", '{"published": "2015-05-20"}')
    workplace.run()
    before = {
        file.path: (workplace.release.folder / file.path).stat().st_ino for file in workplace.release.files
    }
    workplace.write("june.txt", story("Goma", 3))
    workplace.write("june.txt.json", '{"published": "2015-06-02"}')
    workplace.run()
    may = [file.path for file in workplace.release.files if "2015-05" in file.path]
    assert len(may) == 2  # of articles and figures: these figures are in no account
    for path in may:
        assert (workplace.release.folder / path).stat().st_ino == before[path]


def of_totals(article: ReadArticle, _vague: object) -> list[Figure]:
    """Return the figures of an article as those of running totals, whose accounts are of no event."""
    about = {
        "kind": "total",
        "is_main": True,
        "role": "counts",
        "role_reason": "",
        "cause": "conflict",
        "weapon": "unknown",
        "perpetrator_side": "unknown",
    }
    return [replace(one, account_id=one.figure_id, **about) for one in figures_of(article)]  # type: ignore[arg-type]


def test_accounts_of_totals_are_not_looked_at_again(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: list[int] = []

    def counting(tables, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN003, ANN202
        counts.append(tables["accounts"].num_rows)
        return check_tables(tables, *args, **kwargs)

    monkeypatch.setattr(reading, "figures_of", of_totals)
    monkeypatch.setattr(checked_beside, "check_tables", counting)
    workplace.write("aden.txt", story("Aden", 12))
    workplace.run()
    workplace.write("goma.txt", story("Goma", 3))
    workplace.run()
    assert counts == [1, 1]


def test_nothing_new_is_an_unchanged_release(workplace: Workplace) -> None:
    workplace.write("aden.txt", story("Aden", 12))
    workplace.run()
    assert workplace.run().outcome == "unchanged"


def test_refusals_that_stand_are_counted_by_what_they_are_about(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checked_rows, "check_tables", check_every_row)
    monkeypatch.setattr(checked_beside, "check_tables", check_every_row)
    workplace.write("aden.txt", story("Aden", 12))
    workplace.write("empty.txt", "")
    workplace.run()
    workplace.write("goma.txt", story("Goma", 3))
    run = workplace.run()
    assert (run.n_articles_refused, run.n_figures_quarantined) == (1, 0)


def test_events_that_nothing_new_touches_are_made_anew_by_another_version_of_reconciling(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "figures_of", engine.figures_of)
    workplace.write("aden.txt", story("Aden", 12))
    workplace.run()
    assert workplace.rows("events")
    monkeypatch.setattr("casualty_figures.runs.rows.event_rows.reconciliation_version", lambda: "another")
    monkeypatch.setattr("casualty_figures.reconciling.reconcile.is_event", lambda _group: False)
    workplace.write("goma.txt", story("Goma", 3))
    workplace.run()
    assert not workplace.rows("events")
