"""PDF files to their text: columns in order, hyphens mended, running heads left out."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from casualty_figures.records import ReadingError

_DIGITS = re.compile(r"\d+")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n\s*(?=[a-z])")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_SENTENCE_END = (".", "!", "?", ":", ";", '"', "\u201d", ")")
_EDGE = 2
"""Boxes at the top and at the foot of a page among which its running heads stand."""
_MOST_PAGES = 1_000


def pdf_text(raw: bytes, _longest: int) -> str:
    """Return the text of a PDF file, a blank line between paragraphs.

    pdfminer's layout analysis puts columns in order. What stands at the edge
    of half the pages, whatever its numbers, is a running head and left out.

    Raises:
        ReadingError: It has a password, or its pages are pictures.
    """
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415 - slow, and few articles are PDFs

    try:
        pages = list(_pages(raw))
    except PDFPasswordIncorrect:
        raise ReadingError("a PDF file with a password") from None
    if not any(pages):
        raise ReadingError("a scan: the pages of this PDF file are pictures without text")
    heads = _running_heads(pages)
    return "\n\n".join(_joined(box for page in pages for box in _body(page, heads)))


def _pages(raw: bytes) -> Iterable[list[str]]:
    """Yield the text boxes of each page in the order they are read."""
    from pdfminer.high_level import extract_pages  # noqa: PLC0415 - the same
    from pdfminer.layout import LAParams, LTTextContainer  # noqa: PLC0415 - the same

    for page in islice(extract_pages(io.BytesIO(raw), laparams=LAParams()), _MOST_PAGES):
        boxes = [box.get_text().strip() for box in page if isinstance(box, LTTextContainer)]
        yield [box for box in boxes if box]


def _running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return what stands at the edges of half the pages and more, numbers aside."""
    if len(pages) < 2:
        return frozenset()
    seen = Counter(head for page in pages for head in {_plain(box) for box in _edges(page)})
    return frozenset(head for head, times in seen.items() if times >= max(2, len(pages) / 2))


def _edges(page: Sequence[str]) -> Sequence[str]:
    return [*page[:_EDGE], *page[-_EDGE:]]


def _body(page: Sequence[str], heads: frozenset[str]) -> list[str]:
    edges = set(_edges(page))
    return [
        box
        for box in page
        if not (box in edges and (_plain(box) in heads or _PAGE_NUMBER.fullmatch(box.strip())))
    ]


def _plain(box: str) -> str:
    return " ".join(_DIGITS.sub("#", box).split()).casefold()


def _joined(boxes: Iterable[str]) -> list[str]:
    """Return the boxes as paragraphs: one that a column or page cut in two comes together again."""
    paragraphs: list[str] = []
    for box in boxes:
        text = _HYPHEN.sub("", box)
        if paragraphs and text[:1].islower() and not paragraphs[-1].endswith(_SENTENCE_END):
            cut = paragraphs[-1].removesuffix("-")
            paragraphs[-1] = f"{cut}{'' if cut != paragraphs[-1] else ' '}{text}"
        else:
            paragraphs.append(text)
    return paragraphs
