"""A page: its article without the furniture of the site."""

from datetime import date

from htmldate import find_date
from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from casualty_figures.reading.content import Content, refuse_if_longer
from casualty_figures.reading.metadata import PageMetadata, page_metadata
from casualty_figures.reading.page_body import body_of
from casualty_figures.records import ReadingError


def page_content(markup: str, latest: date, longest: int) -> Content:
    """Return the headline, dates, publisher and paragraphs of a page.

    Broken markup is read as browsers would. `latest` is the last day a date
    that has to be searched for in the page can have; `longest` is the most
    characters of paragraphs that are looked at.

    Raises:
        ReadingError: There is no text in it, or too much.
    """
    tree = _tree_of(markup)
    refuse_if_longer(sum(len(paragraph.text_content()) for paragraph in tree.iter("p")), longest)
    metadata = page_metadata(tree)
    published, basis = _published(markup, metadata, latest)
    paragraphs = body_of(tree)
    if not paragraphs:
        raise ReadingError("no readable text in it")
    return Content(
        body="\n\n".join(paragraphs),
        headline=metadata.headline,
        publisher=metadata.publisher,
        url=metadata.url,
        published=published,
        published_basis=basis,
        modified=metadata.modified,
    )


def _tree_of(markup: str) -> HtmlElement:
    # as UTF-8 bytes: lxml refuses characters that come with a declaration of an encoding
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(markup.encode(), parser=parser)
    except LxmlError:
        raise ReadingError("no readable text in it") from None


def _published(markup: str, metadata: PageMetadata, latest: date) -> tuple[date | None, str]:
    if metadata.published:
        return metadata.published, "metadata"
    found = find_date(markup, original_date=True, max_date=latest.isoformat())
    return (date.fromisoformat(found), "text") if found else (None, "none")
