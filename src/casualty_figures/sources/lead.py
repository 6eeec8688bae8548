"""What a source says of an article that it has."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Lead:
    """An article by its address, with what the list it stands in says of it.

    `published` is the day of publication as the list writes it; `changed` a
    day on which the list says that the page changed, which need not be that.
    `content` is the article itself, HTML or text, where the list has it.
    `language` and `country` are what its source is said to write in and to
    tell of.
    """

    url: str
    headline: str | None = None
    published: date | None = None
    changed: date | None = None
    publisher: str | None = None
    content: bytes | None = None
    language: str | None = None
    country: str | None = None
