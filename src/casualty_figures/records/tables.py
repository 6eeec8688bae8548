"""The published tables: their keys, partitions and the rules that span columns."""

from casualty_figures.records.account import Account
from casualty_figures.records.article import Article
from casualty_figures.records.event import (
    Estimate,
    EstimateFigure,
    Event,
    Judgement,
    TotalComparison,
    WithdrawnEvent,
)
from casualty_figures.records.figure import Figure
from casualty_figures.records.review import Review
from casualty_figures.records.run import CodebookEntry, QualityResult, QuarantinedRow, Run
from casualty_figures.records.source_day import SourceDay
from casualty_figures.schema.context_columns import GIVEN_PERIODS
from casualty_figures.schema.from_record import table_of
from casualty_figures.schema.model import (
    AddsUp,
    AnyPresent,
    Contains,
    CountsRows,
    CountsSharing,
    Ordered,
    PointsAt,
    Present,
    PresentOnlyWith,
    SpanIs,
    TogetherPresent,
)

ARTICLES = table_of(
    Article,
    name="articles",
    key=("article_id",),
    partition="source_date",
    sorted_by=("source_date",),
    has_quarantine=True,
    rules=(
        PointsAt("origin_group_id", "articles", "article_id"),
        PointsAt("supersedes_article_id", "articles", "article_id"),
        PointsAt("copy_of_article_id", "articles", "article_id"),
        PresentOnlyWith(("source_date",), "source_date_basis", ("record", "metadata", "text")),
    ),
)
FIGURES = table_of(
    Figure,
    name="figures",
    key=("figure_id",),
    partition="source_date",
    sorted_by=("country_iso3", "date_start"),
    has_quarantine=True,
    rules=(
        Present("run_id"),
        AnyPresent(("low", "best", "high")),
        Ordered(("low", "best", "high")),
        Ordered(("person_low", "person_best", "person_high")),
        Ordered(("date_start", "date_end")),
        Ordered(("sentence_start", "char_start", "char_end")),
        TogetherPresent(("low", "person_low")),
        TogetherPresent(("best", "person_best")),
        TogetherPresent(("high", "person_high")),
        TogetherPresent(("attribution_text", "attribution_basis")),
        TogetherPresent(
            (
                "latitude",
                "longitude",
                "where_prec",
                "country",
                "country_iso3",
                "location_role",
                "where_basis",
            )
        ),
        PresentOnlyWith(("date_start", "date_end", "date_prec"), "date_basis", GIVEN_PERIODS),
        PresentOnlyWith(("vague_rule",), "quantifier", ("vague",)),
        PresentOnlyWith(("household_size", "household_size_source"), "unit", ("household",)),
        Contains("reported_text", "source_excerpt"),
        Contains("victim_group", "source_excerpt"),
        SpanIs("articles", "article_id", "text", "char_start", "char_end", "reported_text"),
        SpanIs("articles", "article_id", "text", "sentence_start", None, "source_excerpt"),
        PointsAt("article_id", "articles", "article_id"),
        PointsAt("subset_of_figure_id", "figures", "figure_id"),
        PointsAt("derived_from_figure_id", "figures", "figure_id"),
        PointsAt("account_id", "accounts", "account_id"),
        TogetherPresent(
            ("account_id", "kind", "is_main", "role", "role_reason", "cause", "weapon", "perpetrator_side")
        ),
    ),
)
ACCOUNTS = table_of(
    Account,
    name="accounts",
    key=("account_id", "indicator"),
    partition="source_date",
    sorted_by=("country_iso3", "date_start"),
    rules=(
        Ordered(("low", "best", "high")),
        Ordered(("date_start", "date_end")),
        TogetherPresent(("latitude", "longitude", "where_prec", "country", "country_iso3", "where_basis")),
        PresentOnlyWith(("date_start", "date_end", "date_prec"), "date_basis", GIVEN_PERIODS),
        PointsAt("article_id", "articles", "article_id"),
        PointsAt("event_id", "events", "event_id"),
        CountsSharing("n_figures", "figures", ("account_id", "indicator")),
    ),
)
EVENTS = table_of(
    Event,
    name="events",
    key=("event_id",),
    largest_first=("n_main_articles", "n_articles"),
    rules=(
        Ordered(("date_start", "date_end")),
        Ordered(("first_reported", "last_reported")),
        TogetherPresent(("latitude", "longitude", "where_prec", "country", "country_iso3", "where_basis")),
        PresentOnlyWith(("date_start", "date_end", "date_prec"), "date_basis", GIVEN_PERIODS),
        PresentOnlyWith(("series_id",), "kind", ("total", "stock")),
    ),
)
ESTIMATES = table_of(
    Estimate,
    name="estimates",
    key=("event_id", "indicator", "victim_group", "valid_from"),
    rules=(
        Ordered(("low", "best", "high")),
        Ordered(("valid_from", "valid_to")),
        PointsAt("event_id", "events", "event_id", else_table="withdrawn_events"),
        PresentOnlyWith(("who_says_what",), "status", ("contested",)),
    ),
)
ESTIMATE_FIGURES = table_of(
    EstimateFigure,
    name="estimate_figures",
    key=("figure_id",),
    rules=(
        PointsAt("figure_id", "figures", "figure_id"),
        PointsAt("event_id", "events", "event_id"),
        TogetherPresent(("event_id", "victim_group")),
    ),
)
JUDGEMENTS = table_of(
    Judgement,
    name="judgements",
    key=("account_id", "other_account_id", "judge"),
    rules=(
        PointsAt("account_id", "accounts", "account_id"),
        PointsAt("other_account_id", "accounts", "account_id"),
        TogetherPresent(("score", "judge_version")),
    ),
)
TOTAL_COMPARISONS = table_of(
    TotalComparison,
    name="total_comparisons",
    key=("event_id", "indicator"),
    rules=(
        PointsAt("event_id", "events", "event_id"),
        Ordered(("total_low", "total_best", "total_high")),
        Ordered(("incidents_low", "incidents_best", "incidents_high")),
    ),
)
WITHDRAWN_EVENTS = table_of(
    WithdrawnEvent,
    name="withdrawn_events",
    key=("event_id", "withdrawn_at"),
    rules=(
        Ordered(("date_start", "date_end")),
        Ordered(("valid_from", "withdrawn_at")),
    ),
)
SOURCES = table_of(
    SourceDay,
    name="sources",
    key=("collected_from", "day"),
    rules=(
        Ordered(("n_failed_attempts", "n_attempts")),
        TogetherPresent(("n_collected", "n_revised", "n_unread", "n_gone")),
        PresentOnlyWith(("n_collected",), "source_status", ("usual", "few", "silent", "unreadable")),
        TogetherPresent(("last_failure_at", "last_failure_reason")),
    ),
)
REVIEWS = table_of(Review, name="reviews", key=("review_id",))
QUARANTINE = table_of(QuarantinedRow, name="quarantine", key=("quarantine_id",))
QUALITY_RESULTS = table_of(QualityResult, name="quality_results", key=("result_id",))
RUNS = table_of(
    Run,
    name="runs",
    key=("run_id",),
    rules=(
        Ordered(("started_at", "finished_at")),
        AddsUp("n_articles_in", ("n_articles_read", "n_articles_refused")),
        AddsUp("n_figures_extracted", ("n_figures_published", "n_figures_quarantined")),
        CountsRows("n_articles_read", "articles"),
        CountsRows("n_articles_refused", "quarantine", about="articles"),
        CountsRows("n_figures_published", "figures"),
        CountsRows("n_figures_published", "estimate_figures"),
        CountsRows("n_figures_quarantined", "quarantine", about="figures"),
    ),
)
CODEBOOK = table_of(CodebookEntry, name="codebook", key=("table_name", "column_name"))

EVENT_TABLES = (EVENTS, ESTIMATES, ESTIMATE_FIGURES, JUDGEMENTS, TOTAL_COMPARISONS, WITHDRAWN_EVENTS)
"""What reconciling makes of the accounts of all articles."""

TABLES = (
    ARTICLES,
    FIGURES,
    ACCOUNTS,
    *EVENT_TABLES,
    SOURCES,
    REVIEWS,
    QUARANTINE,
    QUALITY_RESULTS,
    RUNS,
    CODEBOOK,
)
