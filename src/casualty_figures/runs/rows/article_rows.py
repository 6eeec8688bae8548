"""The rows of one article just read."""

import hashlib

from casualty_figures.archive import Archive
from casualty_figures.extraction.extractor import Extractor
from casualty_figures.extraction.numbers.vague import VagueTable
from casualty_figures.reading.addresses import page_address
from casualty_figures.reading.versions.sketches import sketch_text
from casualty_figures.records import Article, Origin, Refusal
from casualty_figures.records.tables import ARTICLES, FIGURES, QUARANTINE
from casualty_figures.runs.reading import ArticleFigures, reading_of
from casualty_figures.runs.rows.refusals import refused_proposals
from casualty_figures.schema.to_arrow import rows_to_arrow


def article_row(reading: ArticleFigures, run_id: str) -> Article:
    """Return the row of an article just read; its version, story and end are still to be told."""
    read = reading.article
    return Article(
        article_id=read.origin.article_id,
        run_id=run_id,
        version=1,
        url=read.url,
        page_address=page_address(read.url),
        source_article=read.publisher,
        source_headline=read.headline,
        source_date=read.published,
        source_date_basis=read.published_basis,
        date_modified=read.modified,
        retrieved_at=read.origin.retrieved_at,
        gone_at=None,
        language=read.language,
        text_sha256=hashlib.sha256(read.text.encode()).hexdigest(),
        text_sketch=sketch_text(read.text),
        raw_sha256=read.origin.raw_sha256,
        raw_path=read.origin.raw_path,
        n_chars=len(read.text),
        n_figures=len(reading.figures),
        origin_group_id=read.origin.article_id,
        supersedes_article_id=None,
        copy_of_article_id=None,
        text=read.text,
    )


def writable_reading_of(
    archive: Archive, origin: Origin, *, vague: VagueTable, second_extractor: Extractor | None = None
) -> ArticleFigures | Refusal:
    """Return what is read in an archived article, its rows known to be writable, or why it was refused.

    The rows are made and let go: what cannot be a row, such as a number of
    more than 64 bits, is found here, where it is known whose it is. Raises
    what Arrow does then, and what `reading_of` does.
    """
    outcome = reading_of(archive, origin, vague=vague, second_extractor=second_extractor)
    if isinstance(outcome, ArticleFigures):
        rows_to_arrow(ARTICLES, [article_row(outcome, run_id="")])
        rows_to_arrow(FIGURES, outcome.figures)
        rows_to_arrow(QUARANTINE, refused_proposals(origin, outcome.refused, run_id=""))
    return outcome
