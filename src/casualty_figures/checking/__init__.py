"""Suites, the gate, quarantine, quality results."""

from casualty_figures.checking.data_docs import build_data_docs
from casualty_figures.checking.gate import Verdict, check_tables, check_whole
from casualty_figures.checking.whole_tables import key_columns, rows_not_in

__all__ = ["Verdict", "build_data_docs", "check_tables", "check_whole", "key_columns", "rows_not_in"]
