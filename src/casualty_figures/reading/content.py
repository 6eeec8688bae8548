"""What the bytes of an article say, before its record has its say."""

from dataclasses import dataclass, replace
from datetime import date

from casualty_figures.reading.characters import readable
from casualty_figures.reading.mojibake import mended
from casualty_figures.reading.paragraphs import one_line
from casualty_figures.records import ReadingError


@dataclass(frozen=True, slots=True)
class Content:
    """The parts of an article as its page or file gives them.

    `body` has a blank line between paragraphs, each on one line.
    `published_basis` is `metadata`, `text` or `none`.
    """

    body: str
    headline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    published_basis: str = "none"
    modified: date | None = None


def cleaned(content: Content) -> Content:
    """Return the content, its letters in their right encoding, without characters that are no text.

    Each headline and name is on one line.

    Whatever a page or file says goes through here and is clean from here on.
    """
    paragraphs = (_line(paragraph) for paragraph in content.body.split("\n\n"))
    return replace(
        content,
        body="\n\n".join(paragraph for paragraph in paragraphs if paragraph),
        headline=_line(content.headline),
        publisher=_line(content.publisher),
        url=_line(content.url),
    )


def _line(text: str | None) -> str | None:
    return (one_line(readable(mended(text))) or None) if text else None


def refuse_if_longer(length: int, longest: int) -> None:
    """Refuse a text of so many characters where it is over the limit.

    Raises:
        ReadingError: It is.
    """
    if length > longest:
        raise ReadingError(f"its text has {length} characters, where {longest} are the most we read")
