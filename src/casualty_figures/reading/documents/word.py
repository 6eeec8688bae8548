"""Word and RTF documents to their text."""

import io
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from casualty_figures.records import ReadingError

if TYPE_CHECKING:
    from docx.table import Table

_BYTES_A_CHARACTER = 50
"""A document may unpack to so many bytes for each character of the longest text: markup is wordy."""


def word_text(raw: bytes, longest: int) -> str:
    """Return the paragraphs of a Word document and the rows of its tables, in their order.

    Raises:
        ReadingError: It is no Word document, or unpacks to too much.
    """
    import docx  # noqa: PLC0415 - slow, and few articles are Word's
    from docx.table import Table  # noqa: PLC0415 - the same

    try:
        size = sum(part.file_size for part in ZipFile(io.BytesIO(raw)).infolist())
    except BadZipFile:
        raise ReadingError("no Word document (.docx), or one with a password") from None
    if size > _BYTES_A_CHARACTER * longest:
        raise ReadingError(f"it unpacks to {size} bytes, more than any text that is read")
    parts = docx.Document(io.BytesIO(raw)).iter_inner_content()
    return "\n\n".join(_rows(part) if isinstance(part, Table) else part.text for part in parts)


def _rows(table: "Table") -> str:
    """Return the rows of a table, each a paragraph: a label and its number stay together."""
    return "\n\n".join(
        ": ".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in table.rows
    )


def rich_text(raw: bytes, _longest: int) -> str:
    """Return the text of an RTF document, a blank line between paragraphs.

    Raises:
        ReadingError: It is none.
    """
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - few articles are RTF

    if not raw.lstrip().startswith(b"{\\rtf"):
        raise ReadingError("no RTF document")
    text: str = rtf_to_text(raw.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    return "\n\n".join(text.split("\n"))
