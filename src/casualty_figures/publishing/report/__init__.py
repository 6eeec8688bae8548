"""The quality report: one page that opens from a file, with no network and no scripts."""

from casualty_figures.publishing.report.page import write_report

__all__ = ["write_report"]
