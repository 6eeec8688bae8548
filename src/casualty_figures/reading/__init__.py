"""Bytes to article text and metadata, and which articles are copies or versions of one another."""

from casualty_figures.reading.article import CLOCK_TOLERANCE, DATED_AHEAD, LONGEST_TEXT, read_article
from casualty_figures.reading.origin_groups import origin_groups
from casualty_figures.reading.versions import VersionOfArticle, versions

__all__ = [
    "CLOCK_TOLERANCE",
    "DATED_AHEAD",
    "LONGEST_TEXT",
    "VersionOfArticle",
    "origin_groups",
    "read_article",
    "versions",
]
