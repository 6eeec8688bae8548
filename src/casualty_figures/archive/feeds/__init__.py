"""Feeds to their entries: RSS, Atom and JSON Feed, those in files and those that were fetched."""

from casualty_figures.archive.feeds.entry import Feed, FeedEntry, is_markup
from casualty_figures.archive.feeds.feed import feed_in

__all__ = ["Feed", "FeedEntry", "feed_in", "is_markup"]
