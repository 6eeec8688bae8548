"""A page: its article without the furniture of the site."""

import re
from datetime import date
from html import unescape

import trafilatura
from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.settings import Document

from casualty_figures.reading.content import Content
from casualty_figures.reading.metadata import PageMetadata, page_metadata
from casualty_figures.reading.paragraphs import one_line
from casualty_figures.records import ReadingError

XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def page_content(markup: str, latest: date) -> Content:
    """Return the headline, dates, publisher and paragraphs of a page.

    Broken markup is read as browsers would. `latest` is the last day a date
    that has to be searched for in the page can have.

    Raises:
        ReadingError: There is no text in it.
    """
    tree = trafilatura.load_html(XML_DECLARATION.sub("", markup))
    if tree is None:
        raise ReadingError("no readable text in it")
    metadata = page_metadata(tree)
    published, basis = _published(markup, metadata, latest)
    body = _body(tree)
    return Content(
        body=body,
        headline=_headline(metadata),
        publisher=metadata.publisher,
        url=metadata.url,
        published=published,
        published_basis=basis,
        modified=metadata.modified,
    )


def _body(tree: HtmlElement) -> str:
    document = trafilatura.bare_extraction(
        tree, favor_precision=True, include_comments=False, include_tables=False
    )
    text = document.text if isinstance(document, Document) else None
    paragraphs = (one_line(line) for line in (text or "").split("\n"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _headline(metadata: PageMetadata) -> str | None:
    return one_line(unescape(metadata.titles[0])) if metadata.titles else None


def _published(markup: str, metadata: PageMetadata, latest: date) -> tuple[date | None, str]:
    if metadata.published:
        return metadata.published, "metadata"
    found = find_date(markup, original_date=True, max_date=latest.isoformat())
    return (date.fromisoformat(found), "text") if found else (None, "none")
