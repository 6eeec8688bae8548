"""Web archives (WARC, ISO 28500) to sources, a page a source: Common Crawl's news files and others."""

from casualty_figures.archive.webarchive.pages import is_web_archive, pages_in

__all__ = ["is_web_archive", "pages_in"]
