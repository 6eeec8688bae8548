"""What a run read, and what still stands, as rows to check."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from casualty_figures.reading import origin_groups, versions
from casualty_figures.records import Article, Refusal
from casualty_figures.records.run import QuarantinedRow
from casualty_figures.records.tables import ARTICLES, FIGURES
from casualty_figures.runs.article_rows import article_row
from casualty_figures.runs.plan import Plan
from casualty_figures.runs.reading import ArticleFigures
from casualty_figures.runs.refusals import quarantined, refused_proposals
from casualty_figures.schema.to_arrow import records_from_arrow, rows_to_arrow


@dataclass(frozen=True, slots=True)
class Candidates:
    """Every article and figure there is, to be checked, and what was refused before any check."""

    articles: pa.Table
    figures: pa.Table
    refusals: tuple[QuarantinedRow, ...]


def candidates(plan: Plan, outcomes: Sequence[ArticleFigures | Refusal]) -> Candidates:
    """Return what stands and what the run read as one set of rows.

    Versions and copies are told apart over all of them: an article that came
    today may be the first of a story that was read last week.
    """
    readings = [outcome for outcome in outcomes if isinstance(outcome, ArticleFigures)]
    refusals = [quarantined(outcome, plan.run_id) for outcome in outcomes if isinstance(outcome, Refusal)]
    proposals = [
        row
        for reading in readings
        for row in refused_proposals(reading.article.origin, reading.refused, plan.run_id)
    ]
    articles = [
        *records_from_arrow(Article, plan.carried.articles),
        *(article_row(reading, plan.run_id) for reading in readings),
    ]
    figures = [replace(figure, run_id=plan.run_id) for reading in readings for figure in reading.figures]
    return Candidates(
        articles=rows_to_arrow(ARTICLES, _linked(articles)),
        figures=pa.concat_tables([plan.carried.figures, rows_to_arrow(FIGURES, figures)]),
        refusals=(
            *records_from_arrow(QuarantinedRow, plan.carried.refusals),
            *refusals,
            *records_from_arrow(QuarantinedRow, plan.carried.proposals),
            *proposals,
        ),
    )


def _linked(articles: Sequence[Article]) -> list[Article]:
    """Return the articles with their version, the one they replace, and the story they share."""
    version_of = versions(articles)
    group_of = origin_groups(articles)
    return [
        replace(
            article,
            version=version_of[article.article_id].number,
            supersedes_article_id=version_of[article.article_id].supersedes_article_id,
            origin_group_id=group_of[article.article_id],
        )
        for article in articles
    ]
