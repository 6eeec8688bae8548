"""Texts of made articles in English, ready to be read, and what our own engine reads in them."""

from datetime import date

from casualty_figures.extraction import extract
from casualty_figures.extraction.text_to_read import TextToRead
from casualty_figures.languages.registry import language_of
from casualty_figures.records import Figure

ENGLISH = language_of("en")


def source_of(text: str, published: date | None = None) -> TextToRead:
    """Return a text of a made article, ready to be read."""
    return extract.text_to_read(text, ENGLISH, published=published, article_id="a" * 64, version="made")


def figures_in(text: str) -> list[Figure]:
    """Return the figures of a text, without places."""
    return extract.figures_in(source_of(text), ENGLISH)
