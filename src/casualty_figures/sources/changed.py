"""Whether a page that was fetched again says something else."""

from casualty_figures.archive import Archive, Source
from casualty_figures.reading import read_article
from casualty_figures.records import ArchiveError, Origin, ReadingError


def is_changed(source: Source, before: Origin, archive: Archive) -> bool:
    """Whether what was fetched reads otherwise than the entry of the archive.

    Pages differ in their bytes whenever they are asked for: in an
    advertisement, a token, a time. What counts is what is read: headline,
    text, and the day the page says it was published; of a page that cannot be
    read, the reason. An entry whose bytes are gone has changed.
    """
    content = source.content or b""
    try:
        archived = archive.bytes_of(before)
    except ArchiveError:
        return True
    return archived != content and _said(archived, before) != _said(content, before)


def _said(content: bytes, origin: Origin) -> tuple[object, ...]:
    try:
        article = read_article(content, origin)
    except ReadingError as error:
        return (str(error),)
    return article.text, article.headline, article.published
