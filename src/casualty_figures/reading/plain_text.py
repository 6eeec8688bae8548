"""Plain text: which line is the headline, which the date, and the paragraphs."""

import re
from datetime import date

from casualty_figures.reading.boilerplate import without_boilerplate
from casualty_figures.reading.content import Content
from casualty_figures.reading.dates import day_on_line, is_update
from casualty_figures.reading.paragraphs import is_labelled_number, one_line, paragraphs_of

PAGE_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p|h[1-6]|span|table|br|script)\b",
    re.IGNORECASE,
)
ANY_TAG = re.compile(r"<[a-z!/]", re.IGNORECASE)
PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
PLACEHOLDER = re.compile(r"\[[\w -]+\]|[b-df-hj-np-tv-xz]{3,}|undefined|null")
"""A template's leftover on a line of its own: "[additional-authors]", "fbpx"; a word has a vowel."""
BYLINE = re.compile(r"(?:By|BY)(?: (?:[A-Z][\w.'\u2019-]+|and|of|in|for)){1,8},?")
LABEL = re.compile(r"(?:title|headline)\s*:\s*", re.IGNORECASE)
HEAD_LINES = 10
"""Lines, counted from the first with text, among which the headline and the date stand."""
LONGEST_HEADLINE = 160


def is_markup(text: str, *, suffix: str) -> bool:
    """Whether the characters are a page: by a tag at their head, or by the name and any tag."""
    head = text[:5000].lstrip("\ufeff \t\n")
    if suffix.lower() in PAGE_SUFFIXES:
        return ANY_TAG.search(text) is not None
    return head.startswith("<") and PAGE_TAG.search(head) is not None


def plain_content(text: str) -> Content:
    """Return the headline, dates and paragraphs of a plain text.

    The headline is the first block before a blank line, if it is short, begins
    with a capital and ends without a full stop. Lines among the first
    ten that are a date and nothing else date the article and are left out of the
    text, as are bylines and a template's placeholders.
    """
    lines = text.strip().split("\n")
    published, modified, kept = _dated_head(lines)
    headline, body_lines = _headline_of(kept)
    return Content(
        body="\n\n".join(without_boilerplate(paragraphs_of("\n".join(body_lines)))),
        headline=headline,
        published=published,
        published_basis="text" if published else "none",
        modified=modified,
    )


def _dated_head(lines: list[str]) -> tuple[date | None, date | None, list[str]]:
    """Return the dates the head states, and all lines without those that state them."""
    published: date | None = None
    modified: date | None = None
    kept: list[str] = []
    n_seen = 0
    for line in lines:
        n_seen += bool(line.strip())
        day = day_on_line(line.strip()) if n_seen <= HEAD_LINES else None
        if day is None:
            kept += [] if n_seen <= HEAD_LINES and _is_leftover(line.strip()) else [line]
        elif is_update(line):
            modified = modified or day
        else:
            published = published or day
    return published, modified, kept


def _is_leftover(line: str) -> bool:
    return PLACEHOLDER.fullmatch(line) is not None or BYLINE.fullmatch(line) is not None


def _headline_of(lines: list[str]) -> tuple[str | None, list[str]]:
    is_blank = [not line.strip() for line in lines]
    start = is_blank.index(False) if False in is_blank else len(lines)
    end = is_blank.index(True, start) if True in is_blank[start:] else len(lines)
    headline = one_line(" ".join(lines[start:end])).strip("#* ")
    headline = LABEL.sub("", headline, count=1) if LABEL.match(headline) else headline
    has_counts = any(map(is_labelled_number, lines[start + 1 : end]))
    if end < len(lines) and not has_counts and _reads_as_headline(headline):
        return headline, lines[end:]
    return None, lines


def _reads_as_headline(line: str) -> bool:
    first = line.lstrip("\"'\u2018\u201c")[:1]
    is_short = len(line) <= LONGEST_HEADLINE and len(line.split()) >= 2
    return is_short and (first.isupper() or first.isdigit()) and not line.endswith((".", ":", ";", ","))
