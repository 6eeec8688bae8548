"""What a run read, and what of the rows that stand it touches, as rows to check."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace

import pyarrow as pa

from casualty_figures.reading import links
from casualty_figures.reading.versions.editions import Edition
from casualty_figures.records import Article, Origin, Refusal
from casualty_figures.records.run import QuarantinedRow
from casualty_figures.records.tables import ARTICLES, FIGURES
from casualty_figures.runs.last_release.former_rows import CarriedRows
from casualty_figures.runs.last_release.standing import NOTHING_STANDS, Standing
from casualty_figures.runs.plan import Plan
from casualty_figures.runs.reading import ArticleFigures
from casualty_figures.runs.rows.article_rows import article_row
from casualty_figures.runs.rows.gone_pages import marked_gone, otherwise_gone
from casualty_figures.runs.rows.refusals import kept_rows_notice, quarantined, refused_proposals
from casualty_figures.schema.to_arrow import records_from_arrow, rows_to_arrow
from casualty_figures.sources.history.gone import pages_gone


@dataclass(frozen=True, slots=True)
class Candidates:
    """Articles and figures to be checked, what was refused before any check, and what stands beside them.

    `relinked` are the articles of `standing` whose rows in `articles` say
    another version, copy or story, or that their page is gone; their figures
    stand.
    """

    articles: pa.Table
    figures: pa.Table
    refusals: tuple[QuarantinedRow, ...]
    standing: Standing = NOTHING_STANDS
    relinked: frozenset[str] = frozenset()


def candidates(plan: Plan, outcomes: Sequence[ArticleFigures | Refusal]) -> Candidates:
    """Return what the run read, and what is checked again of what stands, as one set of rows.

    Versions and copies are told apart over all there is: an article that came
    today may be the first of a story that was read last week. Where an article
    was to be read anew and its bytes cannot be had, its former rows stay, and
    a row says so.
    """
    outcomes, kept, notices = _with_former_rows(plan, outcomes)
    readings = [outcome for outcome in outcomes if isinstance(outcome, ArticleFigures)]
    refusals = [quarantined(outcome, plan.run_id) for outcome in outcomes if isinstance(outcome, Refusal)]
    proposals = [
        row
        for reading in readings
        for row in refused_proposals(reading.article.origin, reading.refused, plan.run_id)
    ]
    articles = [
        *records_from_arrow(Article, plan.carried.articles),
        *records_from_arrow(Article, kept.articles),
        *(article_row(reading, plan.run_id) for reading in readings),
    ]
    figures = [replace(figure, run_id=plan.run_id) for reading in readings for figure in reading.figures]
    articles, relinked = linked(articles, plan.standing, plan.gone)
    gone = pages_gone(plan.histories)
    more = otherwise_gone(plan.standing.without(relinked), gone)
    articles = marked_gone([*articles, *plan.standing.articles(more)], gone)
    return Candidates(
        articles=rows_to_arrow(ARTICLES, articles),
        figures=pa.concat_tables([plan.carried.figures, kept.figures, rows_to_arrow(FIGURES, figures)]),
        refusals=(
            *records_from_arrow(QuarantinedRow, plan.carried.refusals),
            *refusals,
            *notices,
            *records_from_arrow(QuarantinedRow, plan.carried.proposals),
            *records_from_arrow(QuarantinedRow, kept.proposals),
            *proposals,
        ),
        standing=plan.standing,
        relinked=relinked | more,
    )


def _with_former_rows(
    plan: Plan, outcomes: Sequence[ArticleFigures | Refusal]
) -> tuple[list[ArticleFigures | Refusal], CarriedRows, list[QuarantinedRow]]:
    """Return the other outcomes, the rows that stay of articles that cannot be had, and a notice of each."""
    published = frozenset(plan.former.articles["article_id"].to_pylist())
    unread = {
        outcome.origin.article_id: outcome
        for outcome in outcomes
        if isinstance(outcome, Refusal) and outcome.origin.failure and outcome.origin.article_id in published
    }
    others = [outcome for outcome in outcomes if _origin(outcome).article_id not in unread]
    before = {row.quarantine_id: row for row in records_from_arrow(QuarantinedRow, plan.former.notices)}
    notices = [kept_rows_notice(refusal, plan.run_id) for refusal in unread.values()]
    return others, plan.former.of(unread), [_first(before.get(row.quarantine_id), row) for row in notices]


def _origin(outcome: ArticleFigures | Refusal) -> Origin:
    return outcome.origin if isinstance(outcome, Refusal) else outcome.article.origin


def _first(before: QuarantinedRow | None, row: QuarantinedRow) -> QuarantinedRow:
    """Return the row as the run wrote it that was first to say the same."""
    return before if before and replace(row, run_id=before.run_id) == before else row


def linked(
    articles: Sequence[Article], standing: Standing = NOTHING_STANDS, gone: Iterable[Edition] = ()
) -> tuple[list[Article], frozenset[str]]:
    """Return the articles with their version, the one they replace or copy, and the story they share.

    After them come those of `standing` of which another is to be told; the second
    value has their ids.
    """
    told = links(articles, standing, gone)
    relinked = told.keys() - {article.article_id for article in articles}
    rows = [*articles, *standing.articles(relinked)]
    return [replace(one, **asdict(told[one.article_id])) for one in rows], frozenset(relinked)
