"""Which kind of document the bytes are, and how each is read."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from casualty_figures.reading.content import Content, refuse_if_longer
from casualty_figures.reading.documents.pdf import pdf_text
from casualty_figures.reading.documents.saved_page import saved_page
from casualty_figures.reading.documents.word import rich_text, word_text
from casualty_figures.reading.plain_text import plain_content
from casualty_figures.records import ReadingError

_SIGNATURES: Final = ((b"%PDF-", "pdf"), (b"{\\rtf", "rtf"))
_SUFFIXES: Final = {".pdf": "pdf", ".rtf": "rtf", ".docx": "docx", ".mhtml": "mhtml", ".mht": "mhtml"}
_TEXTS: Final[Mapping[str, Callable[[bytes, int], str]]] = {
    "pdf": pdf_text,
    "docx": word_text,
    "rtf": rich_text,
}
_NAMES: Final = {"pdf": "PDF", "docx": "Word", "rtf": "RTF", "mhtml": "MHTML"}


def kind_of(raw: bytes, suffix: str) -> str | None:
    """Return pdf, docx, rtf or mhtml, or nothing for what is read as a page or a plain text.

    The bytes decide where they begin with a sign of their own, else the name.
    """
    for signature, kind in _SIGNATURES:
        if raw.lstrip().startswith(signature):
            return kind
    return _SUFFIXES.get(suffix.lower()) if raw.strip() else None


def content_of(raw: bytes, kind: str, latest: date, longest: int) -> Content:
    """Return the text of a document as that of a plain text, and what it says of itself.

    Raises:
        ReadingError: It is damaged, locked, longer than `longest` characters, or a scan.
    """
    try:
        if kind == "mhtml":
            return saved_page(raw, latest, longest)
        text = _TEXTS[kind](raw, longest)
    except ReadingError:
        raise
    except Exception as error:
        reason = " ".join(f"{type(error).__name__} {error}".split())
        raise ReadingError(f"a damaged {_NAMES[kind]} file: {reason:.120}") from error
    refuse_if_longer(len(text), longest)
    return plain_content(text)
