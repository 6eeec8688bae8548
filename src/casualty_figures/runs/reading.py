"""Archived bytes to figures, article by article."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casualty_figures.archive import Archive
from casualty_figures.engine import figures_of, proposals_of
from casualty_figures.extraction.extractor import Extractor, RefusedProposal
from casualty_figures.reading import read_article
from casualty_figures.records import ArchiveError, Figure, Origin, ReadArticle, ReadingError, Refusal
from casualty_figures.runs.refusals import without_bytes

# A defect of ours on one article must not stop the others: it is shown as the reason in the article's row.
_DEFECTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Reading:
    """One article that was read, and its figures, placed and complete but for their run.

    `refused` is what another engine, where one is asked, proposed in vain.
    """

    article: ReadArticle
    figures: tuple[Figure, ...]
    refused: tuple[RefusedProposal, ...] = ()


def readings_of(
    archive: Archive, origins: Iterable[Origin], beside: Extractor | None = None
) -> Iterator[Reading | Refusal]:
    """Yield what is read in each article, or why it was refused, in the order given.

    `beside` is an engine that is asked after ours, for what ours did not read.
    """
    return (_reading_of(archive, origin, beside) for origin in origins)


def _reading_of(archive: Archive, origin: Origin, beside: Extractor | None) -> Reading | Refusal:
    if origin.failure is not None:
        return Refusal(origin, origin.failure)
    try:
        raw = archive.bytes_of(origin)
    except ArchiveError as error:
        return without_bytes(origin, str(error))
    try:
        article = read_article(raw, origin)
        figures = tuple(figures_of(article))
        if beside is None:
            return Reading(article, figures)
        more = proposals_of(article, figures, beside)
        return Reading(article, _in_order(figures + more.figures), more.refused)
    except ReadingError as error:
        return Refusal(origin, str(error))
    except _DEFECTS as error:
        return Refusal(origin, f"a defect of the engine: {type(error).__name__}: {error}"[:300])


def _in_order(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    return tuple(sorted(figures, key=lambda figure: (figure.char_start, figure.char_end, figure.figure_id)))
