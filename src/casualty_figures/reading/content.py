"""What the bytes of an article say, before its record has its say."""

from dataclasses import dataclass
from datetime import date

from casualty_figures.records import ReadingError


@dataclass(frozen=True, slots=True)
class Content:
    """The parts of an article as its page or file gives them.

    `published_basis` is `metadata`, `text` or `none`.
    """

    body: str
    headline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    published_basis: str = "none"
    modified: date | None = None


def refuse_if_longer(length: int, longest: int) -> None:
    """Refuse a text of so many characters where it is over the limit.

    Raises:
        ReadingError: It is.
    """
    if length > longest:
        raise ReadingError(f"its text has {length} characters, where {longest} are the most we read")
