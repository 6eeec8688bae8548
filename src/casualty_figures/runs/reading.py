"""Archived bytes to figures, article by article."""

from dataclasses import dataclass

from casualty_figures.archive import Archive
from casualty_figures.engine import figures_of, proposals_of
from casualty_figures.extraction.extractor import Extractor, RefusedProposal
from casualty_figures.extraction.numbers.vague import VagueTable
from casualty_figures.reading import read_article
from casualty_figures.records import ArchiveError, Figure, Origin, ReadArticle, ReadingError, Refusal
from casualty_figures.runs.rows.refusals import refused_for_now


@dataclass(frozen=True, slots=True)
class ArticleFigures:
    """One article that was read, and its figures, placed and complete but for their run.

    `refused` is what a second extractor, where one is asked, proposed in vain.
    """

    article: ReadArticle
    figures: tuple[Figure, ...]
    refused: tuple[RefusedProposal, ...] = ()


def reading_of(
    archive: Archive, origin: Origin, *, vague: VagueTable, second_extractor: Extractor | None = None
) -> ArticleFigures | Refusal:
    """Return what is read in an archived article, or why it was refused.

    `vague` is what vague words are read by; `second_extractor` is one that is asked
    after ours, for what ours did not read.
    Raises what nobody foresaw: who calls decides what becomes of the article.
    """
    if origin.failure is not None:
        return Refusal(origin, origin.failure)
    try:
        raw = archive.bytes_of(origin)
    except ArchiveError as error:
        return refused_for_now(origin, str(error))
    return reading_in(raw, origin, vague=vague, second_extractor=second_extractor)


def reading_in(
    raw: bytes, origin: Origin, *, vague: VagueTable, second_extractor: Extractor | None = None
) -> ArticleFigures | Refusal:
    """Return what is read in the bytes of an article, or why it was refused."""
    try:
        article = read_article(raw, origin)
    except ReadingError as error:
        return Refusal(origin, str(error))
    figures = tuple(figures_of(article, vague))
    if second_extractor is None:
        return ArticleFigures(article, figures)
    more = proposals_of(article, figures, second_extractor, vague)
    return ArticleFigures(article, _in_order(more.figures), more.refused)


def _in_order(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    return tuple(sorted(figures, key=lambda figure: (figure.char_start, figure.char_end, figure.figure_id)))
