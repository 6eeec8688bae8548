"""Rows that every check accepts, at every edge: the ground on which one thing at a time is spoiled."""

import dataclasses
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from casualty_figures.records.account import Account
from casualty_figures.records.article import Article
from casualty_figures.records.figure import Figure
from casualty_figures.records.run import CodebookEntry, QualityResult, QuarantinedRow, Run
from casualty_figures.records.tables import TABLES
from casualty_figures.schema.to_arrow import rows_to_arrow

RUN_ID = "f" * 64
EARLIER_RUN_ID = "e" * 64
TEXT = "Flood of fire\n\nAt least 12 farmers were killed in the market on Tuesday, the mayor said."
EXCERPT = "At least 12 farmers were killed in the market on Tuesday, the mayor said."
PHRASE = "At least 12"
START = TEXT.index(PHRASE)


def sha(letter: str) -> str:
    return letter * 64


ARTICLE = Article(
    article_id=sha("a"),
    run_id=RUN_ID,
    version=1,
    url="https://news.example/flood",
    source_article="Example Courier",
    source_headline="Flood of fire",
    source_date=date(2015, 5, 18),
    source_date_basis="metadata",
    date_modified=date(2015, 5, 19),
    retrieved_at=datetime(2026, 1, 1, tzinfo=UTC),
    language="en",
    text_sha256=sha("1"),
    raw_sha256=sha("2"),
    raw_path="archive/aa/a.html",
    n_chars=len(TEXT),
    n_figures=3,
    origin_group_id=sha("a"),
    supersedes_article_id=None,
    text=TEXT,
)
# The same story as a file of which nothing is known, at the lowest bound of everything.
BARE_ARTICLE = dataclasses.replace(
    ARTICLE,
    article_id=sha("b"),
    url=None,
    source_article=None,
    source_headline=None,
    source_date=None,
    source_date_basis="none",
    date_modified=date(1900, 1, 1),
    n_chars=1,
    n_figures=0,
    supersedes_article_id=sha("a"),
)
FIGURE = Figure(
    figure_id=sha("c"),
    article_id=sha("a"),
    run_id=RUN_ID,
    indicator="killed",
    term="killed",
    unit="household",
    reported_text=PHRASE,
    quantifier="vague",
    low=12,
    best=13,
    high=14,
    vague_rule="vague:dozen",
    person_low=12,
    person_best=13,
    person_high=14,
    household_size=1.0,
    household_size_source="example",
    measure="incident",
    basis="stated",
    subset_of_figure_id=None,
    derived_from_figure_id=None,
    victim_status="civilian",
    victim_group="farmers",
    victim_side="government",
    sex="male",
    age_group="adults",
    attribution_text="the mayor",
    attribution_type="official",
    attribution_origin=None,
    assertion="affirmed",
    source_date=date(2015, 5, 18),
    date_start=date(2015, 5, 12),
    date_end=date(2015, 5, 13),
    date_prec=1,
    date_basis="relative",
    as_of_date=date(2015, 5, 18),
    country="Iraq",
    country_iso3="IRQ",
    adm_1="Anbar",
    adm_1_iso="IQ-AN",
    location_name="Ramadi",
    geonames_id=1,
    latitude=90.0,
    longitude=180.0,
    where_prec=1,
    location_role="incident",
    where_basis="explicit",
    account_id=sha("4"),
    kind="incident",
    is_main=True,
    role="counts",
    role_reason="the number of the account",
    cause="conflict",
    cause_words="shells",
    weapon="small_arms",
    perpetrator="gunmen",
    perpetrator_side="armed_group",
    text_part="body",
    source_excerpt=EXCERPT,
    sentence_start=START,
    char_start=START,
    char_end=START + len(PHRASE),
    extractor="patterns",
    rule="passive",
    extractor_version="0.1.0",
    confidence=1.0,
)
# A zero of which neither period nor place nor people are known.
BARE_FIGURE = dataclasses.replace(
    FIGURE,
    figure_id=sha("d"),
    unit="person",
    quantifier="at_least",
    low=0,
    best=None,
    high=0,
    vague_rule=None,
    person_low=0,
    person_best=None,
    person_high=0,
    household_size=None,
    household_size_source=None,
    subset_of_figure_id=sha("c"),
    derived_from_figure_id=sha("c"),
    victim_group=None,
    victim_side=None,
    sex=None,
    age_group=None,
    attribution_text=None,
    source_date=date(1900, 1, 1),
    date_start=None,
    date_end=None,
    date_prec=None,
    date_basis="none",
    as_of_date=date(1900, 1, 1),
    country=None,
    country_iso3=None,
    adm_1=None,
    adm_1_iso=None,
    location_name=None,
    geonames_id=None,
    latitude=None,
    longitude=None,
    where_prec=None,
    location_role=None,
    where_basis=None,
    account_id=None,
    kind=None,
    is_main=None,
    role=None,
    role_reason=None,
    cause=None,
    cause_words=None,
    weapon=None,
    perpetrator=None,
    perpetrator_side=None,
    confidence=0.0,
)
# Lowest and highest of what the first two leave out; a day, a phrase and a bound that coincide.
EDGE_FIGURE = dataclasses.replace(
    FIGURE,
    figure_id=sha("5"),
    low=13,
    best=13,
    high=13,
    household_size=20.0,
    date_start=date(1900, 1, 1),
    date_end=date(1900, 1, 1),
    date_prec=5,
    date_basis="explicit",
    latitude=-90.0,
    longitude=-180.0,
    where_prec=7,
    where_basis="dateline",
)
ACCOUNT = Account(
    account_id=sha("4"),
    article_id=sha("a"),
    indicator="killed",
    run_id=RUN_ID,
    low=12,
    best=13,
    high=14,
    unit="household",
    n_figures=2,
    kind="incident",
    is_main=True,
    cause="conflict",
    cause_words="shells",
    weapon="small_arms",
    perpetrator="gunmen",
    perpetrator_side="armed_group",
    source_date=date(2015, 5, 18),
    date_start=date(2015, 5, 12),
    date_end=date(2015, 5, 13),
    date_prec=1,
    date_basis="relative",
    country="Iraq",
    country_iso3="IRQ",
    adm_1="Anbar",
    adm_1_iso="IQ-AN",
    location_name="Ramadi",
    latitude=90.0,
    longitude=180.0,
    where_prec=1,
    where_basis="explicit",
)
# An account that counts nobody, of which neither period nor place are known.
BARE_ACCOUNT = dataclasses.replace(
    ACCOUNT,
    indicator="missing",
    low=None,
    best=None,
    high=None,
    n_figures=0,
    cause_words=None,
    perpetrator=None,
    source_date=date(1900, 1, 1),
    date_start=None,
    date_end=None,
    date_prec=None,
    date_basis="none",
    country=None,
    country_iso3=None,
    adm_1=None,
    adm_1_iso=None,
    location_name=None,
    latitude=None,
    longitude=None,
    where_prec=None,
    where_basis=None,
)
REFUSED_ARTICLE = QuarantinedRow(
    quarantine_id=sha("6"),
    run_id=RUN_ID,
    table_name="articles",
    row_id=sha("7"),
    expectation="reading",
    column_name=None,
    reason="the file is empty",
    source_name="empty.html",
    row_json="{}",
)
REFUSED_FIGURE = dataclasses.replace(
    REFUSED_ARTICLE, quarantine_id=sha("8"), table_name="figures", column_name="low"
)
RESULT = QualityResult(
    result_id=sha("9"),
    run_id=RUN_ID,
    table_name="figures",
    expectation="expect_column_values_to_not_be_null",
    column_name="term",
    arguments="{}",
    severity="warning",
    success=True,
    element_count=0,
    unexpected_count=0,
    unexpected_percent=0.0,
    failing_ids="[]",
)
FULL_RESULT = dataclasses.replace(RESULT, result_id=sha("0"), unexpected_percent=100.0, column_name=None)
RUN = Run(
    run_id=RUN_ID,
    started_at=datetime(2026, 1, 1, tzinfo=UTC),
    finished_at=datetime(2026, 1, 1, tzinfo=UTC),
    code_version="0.1.0",
    rule_set="vague",
    parent_release=None,
    outcome="published",
    n_files_in=0,
    n_duplicate_files=0,
    n_articles_in=3,
    n_articles_new=0,
    n_articles_read=2,
    n_articles_refused=1,
    n_figures_extracted=4,
    n_figures_published=3,
    n_figures_quarantined=1,
)
EARLIER_RUN = dataclasses.replace(
    RUN,
    run_id=EARLIER_RUN_ID,
    n_articles_in=0,
    n_articles_read=0,
    n_articles_refused=0,
    n_figures_extracted=0,
    n_figures_published=0,
    n_figures_quarantined=0,
)
ENTRY = CodebookEntry(
    table_name="figures",
    column_name="low",
    data_type="int64",
    definition="Fewest.",
    unit_name=None,
    allowed_values=None,
    hxl_tag=None,
    empty_when=None,
    is_key=False,
)

RECORDS: dict[str, list[Any]] = {
    "articles": [ARTICLE, BARE_ARTICLE],
    "figures": [FIGURE, BARE_FIGURE, EDGE_FIGURE],
    "accounts": [ACCOUNT, BARE_ACCOUNT],
    "quarantine": [REFUSED_ARTICLE, REFUSED_FIGURE],
    "quality_results": [RESULT, FULL_RESULT],
    "runs": [RUN, EARLIER_RUN],
    "codebook": [ENTRY, dataclasses.replace(ENTRY, column_name="high")],
}


def sound_tables(**changed: list[Any]) -> dict[str, pa.Table]:
    """Return every table with its sound rows, or with the rows given in their place."""
    records = RECORDS | changed
    return {table.name: rows_to_arrow(table, records[table.name]) for table in TABLES}
