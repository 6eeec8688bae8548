"""Reads a text or bytes as if a file of that name had held it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from casualty_figures.reading import read_article
from casualty_figures.records import Origin, ReadArticle

RETRIEVED_AT = datetime(2024, 5, 10, tzinfo=UTC)


def read(  # noqa: PLR0913 -- each is a thing a record or a setting can say
    content: str | bytes,
    name: str = "story.html",
    *,
    url: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
    headline: str | None = None,
    language: str | None = None,
    longest: int = 1_000_000,
) -> ReadArticle:
    raw = content.encode() if isinstance(content, str) else content
    origin = Origin("0" * 64, "0" * 64, "", name, RETRIEVED_AT, url, publisher, published, headline)
    origin = replace(origin, language=language)
    return read_article(raw, origin, longest=longest)
