"""Rows of the published tables for reports: sound ones, to change at will."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from casualty_figures.records import Article, Figure
from casualty_figures.records.account import Account
from casualty_figures.records.event import Estimate, EstimateFigure, Event
from casualty_figures.records.run import QualityResult, QuarantinedRow, Run
from casualty_figures.records.tables import TABLES
from casualty_figures.schema.to_arrow import rows_to_arrow


def digest(name: object) -> str:
    return hashlib.sha256(str(name).encode()).hexdigest()


RUN_ID = digest("run")
EVENING = datetime(2024, 3, 1, 18, 30, tzinfo=UTC)

_ARTICLE = Article(
    article_id=digest("article"),
    run_id=RUN_ID,
    version=1,
    url="https://tamarisk-courier.example/world/kirkuk",
    page_address="tamarisk-courier.example/world/kirkuk?",
    source_article="The Tamarisk Courier",
    source_headline="Bomb at Kirkuk market",
    source_date=date(2016, 3, 9),
    source_date_basis="metadata",
    date_modified=None,
    retrieved_at=EVENING,
    gone_at=None,
    language="en",
    text_sha256=digest("text"),
    text_sketch="0000000100000002",
    raw_sha256=digest("raw"),
    raw_path="archive/aa/article.html",
    n_chars=100,
    n_figures=1,
    origin_group_id=digest("article"),
    supersedes_article_id=None,
    copy_of_article_id=None,
    text="Bomb at Kirkuk market\n\nA bomb killed at least 14 people in Kirkuk on Tuesday, police said.",
)

_FIGURE = Figure(
    figure_id=digest("figure"),
    article_id=_ARTICLE.article_id,
    run_id=RUN_ID,
    indicator="killed",
    term="killed",
    unit="person",
    reported_text="at least 14 people",
    quantifier="at_least",
    low=14,
    best=14,
    high=None,
    vague_rule=None,
    person_low=14,
    person_best=14,
    person_high=None,
    household_size=None,
    household_size_source=None,
    measure="incident",
    basis="stated",
    subset_of_figure_id=None,
    derived_from_figure_id=None,
    victim_status="unknown",
    victim_group="people",
    victim_side=None,
    sex=None,
    age_group=None,
    attribution_text="police",
    attribution_basis="explicit",
    attribution_type="official",
    attribution_origin=None,
    assertion="affirmed",
    source_date=date(2016, 3, 9),
    date_start=date(2016, 3, 8),
    date_end=date(2016, 3, 8),
    date_prec=1,
    date_basis="relative",
    as_of_date=date(2016, 3, 9),
    country="Iraq",
    country_iso3="IRQ",
    adm_1="Kirkuk",
    adm_1_iso="IQ-KI",
    location_name="Kirkuk",
    geonames_id=94787,
    latitude=35.47,
    longitude=44.39,
    where_prec=1,
    location_role="incident",
    where_basis="explicit",
    text_part="body",
    source_excerpt="A bomb killed at least 14 people in Kirkuk on Tuesday, police said.",
    sentence_start=30,
    char_start=44,
    char_end=62,
    extractor="patterns",
    rule="active",
    extractor_version="0.1.0+test",
    confidence=0.95,
)

_ACCOUNT = Account(
    account_id=digest("account"),
    article_id=_ARTICLE.article_id,
    indicator="killed",
    run_id=RUN_ID,
    low=14,
    best=14,
    high=None,
    unit="person",
    n_figures=1,
    kind="incident",
    is_main=True,
    cause="conflict",
    cause_words="bomb",
    weapon="planted_explosive",
    perpetrator=None,
    perpetrator_side="unknown",
    source_date=_FIGURE.source_date,
    date_start=_FIGURE.date_start,
    date_end=_FIGURE.date_end,
    date_prec=_FIGURE.date_prec,
    date_basis=_FIGURE.date_basis,
    country=_FIGURE.country,
    country_iso3=_FIGURE.country_iso3,
    adm_1=_FIGURE.adm_1,
    adm_1_iso=_FIGURE.adm_1_iso,
    location_name=_FIGURE.location_name,
    latitude=_FIGURE.latitude,
    longitude=_FIGURE.longitude,
    where_prec=_FIGURE.where_prec,
    where_basis=_FIGURE.where_basis,
)

_EVENT = Event(
    event_id=digest("event"),
    run_id=RUN_ID,
    kind="incident",
    series_id=None,
    status="provisional",
    cause="conflict",
    weapon="planted_explosive",
    perpetrator=None,
    perpetrator_side="unknown",
    date_start=_FIGURE.date_start,
    date_end=_FIGURE.date_end,
    date_prec=_FIGURE.date_prec,
    date_basis=_FIGURE.date_basis,
    country=_FIGURE.country,
    country_iso3=_FIGURE.country_iso3,
    adm_1=_FIGURE.adm_1,
    adm_1_iso=_FIGURE.adm_1_iso,
    location_name=_FIGURE.location_name,
    latitude=_FIGURE.latitude,
    longitude=_FIGURE.longitude,
    where_prec=_FIGURE.where_prec,
    where_basis=_FIGURE.where_basis,
    n_articles=1,
    n_main_articles=1,
    number_of_sources=1,
    n_independent_origins=1,
    first_reported=_FIGURE.source_date,
    last_reported=_FIGURE.source_date,
    previous_event_ids=None,
    valid_from=EVENING,
)

_ESTIMATE = Estimate(
    event_id=_EVENT.event_id,
    indicator="killed",
    victim_group="all",
    run_id=RUN_ID,
    low=14,
    best=14,
    high=None,
    unit="person",
    n_figures=1,
    number_of_sources=1,
    n_independent_origins=1,
    status="provisional",
    reconciliation_rule="one_origin",
    who_says_what=None,
    valid_from=EVENING,
    valid_to=None,
    change_reason="new",
)

_ESTIMATE_FIGURE = EstimateFigure(
    figure_id=_FIGURE.figure_id,
    event_id=_EVENT.event_id,
    indicator="killed",
    victim_group="all",
    estimate_role="recommended",
    estimate_role_reason="the only figure",
)

_RUN = Run(
    run_id=RUN_ID,
    started_at=EVENING,
    finished_at=EVENING.replace(minute=31),
    code_version="0.1.0+test",
    rule_set="plain:12ab",
    reconciliation_version="0123456789ab",
    parent_release=None,
    outcome="published",
    n_files_in=1,
    n_duplicate_files=0,
    n_articles_in=1,
    n_articles_new=1,
    n_articles_read=1,
    n_articles_refused=0,
    n_figures_extracted=1,
    n_figures_published=1,
    n_figures_quarantined=0,
)

_RESULT = QualityResult(
    result_id=digest("result"),
    run_id=RUN_ID,
    table_name="figures",
    expectation="expect_column_values_to_be_between",
    column_name="low",
    arguments=json.dumps({"column": "low", "min_value": 0}),
    severity="warning",
    success=True,
    element_count=1,
    unexpected_count=0,
    unexpected_percent=0.0,
    failing_ids="[]",
)

_REFUSED = QuarantinedRow(
    quarantine_id=digest("refused"),
    run_id=RUN_ID,
    table_name="articles",
    row_id=digest("empty article"),
    expectation="reading",
    column_name=None,
    reason="empty.html is empty",
    source_name="empty.html",
    row_json="{}",
)


def an_article(**changes: Any) -> Article:
    return replace(_ARTICLE, **changes)


def a_figure(name: object = "figure", **changes: Any) -> Figure:
    return replace(_FIGURE, figure_id=digest(name), **changes)


def a_counted_figure(
    name: object, low: int | None, best: int | None, high: int | None, **changes: Any
) -> Figure:
    bounds = {"low": low, "best": best, "high": high}
    return a_figure(name, **bounds, **{f"person_{end}": number for end, number in bounds.items()}, **changes)


def an_account(**changes: Any) -> Account:
    """Return the account of `a_figure`, which is its only one."""
    return replace(_ACCOUNT, **changes)


def an_event(name: object = "event", **changes: Any) -> Event:
    return replace(_EVENT, event_id=digest(name), **changes)


def an_estimate(name: object = "event", **changes: Any) -> Estimate:
    """Return how many were killed in the event of that name."""
    return replace(_ESTIMATE, event_id=digest(name), **changes)


def an_estimate_figure(name: object = "figure", **changes: Any) -> EstimateFigure:
    """Return the part that the figure of that name plays in `an_event`."""
    return replace(_ESTIMATE_FIGURE, figure_id=digest(name), **changes)


def a_run(name: object = "run", **changes: Any) -> Run:
    return replace(_RUN, run_id=digest(name), **changes)


def a_result(name: object = "result", **changes: Any) -> QualityResult:
    return replace(_RESULT, result_id=digest(name), **changes)


def a_refused_row(name: object = "refused", **changes: Any) -> QuarantinedRow:
    return replace(_REFUSED, quarantine_id=digest(name), **changes)


def tables_of(**records: Iterable[object]) -> dict[str, pa.Table]:
    """Return every published table with the records given for it by its name."""
    return {table.name: rows_to_arrow(table, records.get(table.name, ())) for table in TABLES}
