"""PDF files to their text: columns in order, hyphens mended, running heads left out."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from casualty_figures.reading.content import refuse_if_longer
from casualty_figures.records import ReadingError

_NUMBER = re.compile(r"[0-9]{1,9}")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n\s*(?=[a-z])")
_SENTENCE_END = (".", "!", "?", ":", ";", '"', "\u201d", ")")
_EDGE = 2
"""Boxes at the top and at the foot of a page among which its running heads stand."""


def pdf_text(raw: bytes, longest: int) -> str:
    """Return the text of a PDF file, a blank line between paragraphs.

    pdfminer's layout analysis puts columns in order. What stands at the edge
    of half the pages and more, the same or counting the pages, is a running
    head and left out.

    Raises:
        ReadingError: It has a password, its pages are pictures, or its text is longer than `longest`.
    """
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415 - slow, and few articles are PDFs

    pages: list[list[str]] = []
    length = 0
    try:
        for page in _pages(raw):
            pages.append(page)
            length += sum(map(len, page))
            refuse_if_longer(length, longest)
    except PDFPasswordIncorrect:
        raise ReadingError("a PDF file with a password") from None
    if not any(pages):
        raise ReadingError("a scan: the pages of this PDF file are pictures without text")
    heads = _running_heads(pages)
    return "\n\n".join(_joined(box for n, page in enumerate(pages) for box in _body(page, n, heads)))


def _pages(raw: bytes) -> Iterator[list[str]]:
    """Yield the text boxes of each page in the order they are read."""
    from pdfminer.high_level import extract_pages  # noqa: PLC0415 - the same
    from pdfminer.layout import LAParams, LTTextContainer  # noqa: PLC0415 - the same

    for page in extract_pages(io.BytesIO(raw), laparams=LAParams()):
        boxes = [box.get_text().strip() for box in page if isinstance(box, LTTextContainer)]
        yield [box for box in boxes if box]


def _running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return what stands at the edges of two pages and more, and of half of them."""
    seen = Counter(
        form
        for number, page in enumerate(pages)
        for form in {form for box in _edges(page) for form in _forms(box, number)}
    )
    return frozenset(form for form, times in seen.items() if times >= max(2, len(pages) / 2))


def _edges(page: Sequence[str]) -> Sequence[str]:
    return [*page[:_EDGE], *page[-_EDGE:]]


def _body(page: Sequence[str], number: int, heads: frozenset[str]) -> list[str]:
    edges = set(_edges(page))
    return [box for box in page if box not in edges or not heads & _forms(box, number)]


def _forms(box: str, page: int) -> set[str]:
    """Return a box as it is, and with its first or last number told from that of the page: "Page 2 of 9".

    Other numbers stay: "120" and "45" at the head of two pages are no page numbers.
    """
    line = " ".join(box.split()).casefold()
    numbers = list(_NUMBER.finditer(line))
    ends = [numbers[0], numbers[-1]] if numbers else []
    return {line, *(f"{line[: one.start()]}#{int(one[0]) - page}{line[one.end() :]}" for one in ends)}


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
