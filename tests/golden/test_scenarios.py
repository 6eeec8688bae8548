"""Several articles each, read and reconciled, give the events that a careful analyst would write down."""

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
import pytest

from casualty_figures.engine import figures_of, vague_words
from casualty_figures.reading import links, read_article
from casualty_figures.reconciling import BEFORE_ALL, Former, reconciled
from casualty_figures.reconciling import Told as Tables
from casualty_figures.records import Figure, Origin
from casualty_figures.records.article import Article
from casualty_figures.records.tables import ARTICLES, FIGURES
from casualty_figures.runs.reading import ArticleFigures
from casualty_figures.runs.rows.account_rows import account_rows
from casualty_figures.runs.rows.article_rows import article_row
from casualty_figures.schema.to_arrow import rows_to_arrow

Told: TypeAlias = dict[str, Any]

SCENARIOS = sorted((Path(__file__).parent / "scenarios").glob("*.toml"))
FIRST_RUN = datetime(2026, 1, 1, tzinfo=UTC)
OF_THE_EVENT = ("kind", "place", "country", "start", "end", "cause", "status", "articles", "origins")


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_events_of_a_scenario_are_those_of_a_careful_analyst(path: Path) -> None:
    scenario = tomllib.loads(path.read_text(encoding="utf-8"))

    held = events_in(reconciled_scenario(scenario["article"]))

    wanted = scenario.get("event", [])
    assert [told_as(one, want) for one, want in zip(held, wanted, strict=False)] == wanted
    assert len(held) == len(wanted), held


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_every_figure_has_one_part_and_the_order_of_articles_changes_nothing(path: Path) -> None:
    articles = tomllib.loads(path.read_text(encoding="utf-8"))["article"]
    tables = reconciled_scenario(articles)

    parts = tables["estimate_figures"]["figure_id"].to_pylist()

    assert sorted(parts) == sorted(tables["figures"]["figure_id"].to_pylist())
    assert events_in(reconciled_scenario(articles[::-1])) == events_in(tables)


def test_a_running_total_stands_beside_the_sum_of_the_incidents_it_covers() -> None:
    path = Path(__file__).parent / "scenarios" / "a-total-beside-incidents.toml"
    tables = reconciled_scenario(tomllib.loads(path.read_text(encoding="utf-8"))["article"])

    (compared,) = tables["total_comparisons"].to_pylist()

    assert [compared[name] for name in ("total_best", "n_incidents", "incidents_best", "difference")] == [
        640,
        1,
        7,
        633,
    ]


def told_as(event: Told, wanted: Told) -> Told:
    """Return of an event the columns that are wanted, and every estimate of all victims."""
    return {name: value for name, value in event.items() if name in wanted or name not in OF_THE_EVENT}


def events_in(tables: dict[str, pa.Table]) -> list[Told]:
    """Return the events held, by kind, day and place, each with its estimates as 'low best high'."""
    counts: dict[str, Told] = {}
    for one in tables["estimates"].to_pylist():
        if one["valid_to"] is None:
            bounds = " ".join(
                "-" if one[name] is None else str(one[name]) for name in ("low", "best", "high")
            )
            group = "" if one["victim_group"] == "all" else f" {one['victim_group']}"
            unit = " households" if one["unit"] == "household" else ""
            counts.setdefault(one["event_id"], {})[f"{one['indicator']}{group}"] = bounds + unit
            if one["who_says_what"]:
                counts[one["event_id"]][f"who says {one['indicator']}{group}"] = one["who_says_what"]
    events = [
        {
            "kind": one["kind"],
            "place": one["location_name"] or "",
            "country": one["country"] or "",
            "start": str(one["date_start"] or ""),
            "end": str(one["date_end"] or ""),
            "cause": one["cause"],
            "status": one["status"],
            "articles": one["n_articles"],
            "origins": one["n_independent_origins"],
            **dict(sorted(counts.get(one["event_id"], {}).items())),
        }
        for one in tables["events"].to_pylist()
    ]
    return sorted(events, key=lambda one: (one["kind"], one["start"], one["place"], str(one)))


def reconciled_scenario(articles: Sequence[Told]) -> dict[str, pa.Table]:
    """Return the tables after the last run: an article of run 2 comes when those of run 1 are held."""
    former, tables = BEFORE_ALL, {}
    for run in sorted({one.get("run", 1) for one in articles}):
        own = [one for one in articles if one.get("run", 1) <= run]
        rows, figures = read_articles(own)
        told = rows_to_arrow(FIGURES, figures)
        at = FIRST_RUN + timedelta(days=run)
        run_id = hashlib.sha256(str(run).encode()).hexdigest()
        articles_table = rows_to_arrow(ARTICLES, rows)
        tables = reconciled(
            Tables(account_rows(told), told, articles_table), former, run_id=run_id, at=at
        ).tables
        tables["figures"] = told
        former = Former.of(tables)
    return tables


def read_articles(articles: Sequence[Told]) -> tuple[list[Article], list[Figure]]:
    readings = [reading_of(one) for one in articles]
    rows = [article_row(one, "0" * 64) for one in readings]
    told = links(rows)
    linked = [replace(one, **asdict(told[one.article_id])) for one in rows]
    return linked, [figure for one in readings for figure in one.figures]


def reading_of(article: Told) -> ArticleFigures:
    raw = article["text"].encode()
    digest = hashlib.sha256(raw + article["publisher"].encode()).hexdigest()
    origin = Origin(
        article_id=digest,
        raw_sha256=hashlib.sha256(raw).hexdigest(),
        raw_path=f"{digest}.txt",
        name=f"{digest}.txt",
        retrieved_at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=article.get("hour", 0)),
        url=article.get("url"),
        publisher=article["publisher"],
        published=article["published"],
    )
    read = read_article(raw, origin)
    own = [replace(one, run_id="0" * 64) for one in figures_of(read, vague_words())]
    return ArticleFigures(read, tuple(own), ())
