"""A page: its article without the boilerplate of the site."""

import logging
import re
from datetime import date

from htmldate import find_date
from lxml.etree import LxmlError, iterwalk, strip_tags
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from casualty_figures.reading.content import Content, refuse_if_longer
from casualty_figures.reading.dates import day_on_line, is_stated, is_update
from casualty_figures.reading.metadata import page_metadata
from casualty_figures.reading.page_body import body_of
from casualty_figures.reading.paragraphs import HEAD_PARAGRAPHS
from casualty_figures.records import ReadingError

CHARACTER_REFERENCE = re.compile(r"&#(?:x(?P<hex>[0-9a-f]{1,8})|(?P<decimal>\d{1,9}));?", re.IGNORECASE)
END_OF_PAGE = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
TABLE_PARTS = ("td", "th", "tr", "tbody", "thead", "tfoot")
STRAY = "stray"
"""Name that parts of a table get outside tables, for all of them to be taken off at once."""

# their warnings are about pages that we refuse with a reason; without a handler they reach the terminal
for _library in ("htmldate", "trafilatura"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


def page_content(markup: str, latest: date, longest: int) -> Content:
    """Return the headline, dates, publisher and paragraphs of a page.

    Broken markup is read as browsers would. `latest` is the last day a date
    that has to be searched for in the page can have; `longest` is the most
    characters of paragraphs that are looked at.

    Raises:
        ReadingError: There is no text in it, or too much.
    """
    markup = CHARACTER_REFERENCE.sub(_without_control, markup)
    tree = _tree_of(markup)
    refuse_if_longer(sum(len(paragraph.text_content()) for paragraph in tree.iter("p")), longest)
    metadata = page_metadata(tree)
    stated, paragraphs = _without_date_lines(body_of(tree))
    if not paragraphs:
        raise ReadingError("no readable text in it")
    published = metadata.published or stated or _searched_day(markup, latest)
    return Content(
        body="\n\n".join(paragraphs),
        headline=metadata.headline,
        publisher=metadata.publisher,
        url=metadata.url,
        published=published,
        published_basis="metadata" if metadata.published else "text" if published else "none",
        modified=metadata.modified,
    )


def _tree_of(markup: str) -> HtmlElement:
    # as UTF-8 bytes: lxml refuses characters that come with a declaration of an encoding
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = document_fromstring(END_OF_PAGE.sub("", markup).encode(), parser=parser)
    except LxmlError:
        raise ReadingError("no readable text in it") from None
    _drop_parts_without_table(tree)
    return tree


def _drop_parts_without_table(tree: HtmlElement) -> None:
    """Take the tags of cells and rows off text that is in no table, as browsers do: tables are not read.

    In two walks over the whole page: dropping one tag after another searches
    its neighbours each time, for hours in a page of a million cells.
    """
    n_open_tables = 0
    for event, part in iterwalk(tree, events=("start", "end"), tag=("table", *TABLE_PARTS)):
        if part.tag == "table":
            n_open_tables += 1 if event == "start" else -1
        elif event == "end" and not n_open_tables:
            part.tag = STRAY
    strip_tags(tree, STRAY)


def _without_control(reference: "re.Match[str]") -> str:
    """Return a character reference, or a space where it names a character that XML cannot hold."""
    code = int(reference["hex"], 16) if reference["hex"] else int(reference["decimal"])
    is_text = code in {9, 10, 13} or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code >= 0x10000
    return reference[0] if is_text else " "


def _without_date_lines(paragraphs: list[str]) -> tuple[date | None, list[str]]:
    """Return the day that a line at the head states, and the paragraphs without such lines."""
    head = [(line, day_on_line(line)) for line in paragraphs[:HEAD_PARAGRAPHS]]
    days = [day for line, day in head if day and not is_update(line)]
    kept = [line for line, day in head if day is None]
    return (days[0] if days else None), kept + paragraphs[HEAD_PARAGRAPHS:]


def _searched_day(markup: str, latest: date) -> date | None:
    """Return the day a page shows as its own, in its address or in an element named so.

    Not extensive: any date in the text would do then, and an article about
    last year would be dated last year. htmldate makes a first of the month of
    a date it cannot read, so the page must state the day in full.
    """
    found = find_date(markup, extensive_search=False, original_date=True, max_date=latest.isoformat())
    day = date.fromisoformat(found) if found else None
    return day if day and is_stated(day, markup) else None
