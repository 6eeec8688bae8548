"""Bytes to article text and metadata, and which articles are copies or versions of one another."""

from casualty_figures.reading.article import CLOCK_TOLERANCE, DATED_AHEAD, LONGEST_TEXT, read_article
from casualty_figures.reading.versions.linking import links

__all__ = [
    "CLOCK_TOLERANCE",
    "DATED_AHEAD",
    "LONGEST_TEXT",
    "links",
    "read_article",
]
