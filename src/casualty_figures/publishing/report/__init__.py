"""The quality report: one page that opens from a file, with no network and no scripts."""

from casualty_figures.publishing.report.page import LATEST, write_report, written_report

__all__ = ["LATEST", "write_report", "written_report"]
