"""Suites, the gate, quarantine, quality results."""

from casualty_figures.checking.data_docs import build_data_docs
from casualty_figures.checking.gate import Verdict, check_tables

__all__ = ["Verdict", "build_data_docs", "check_tables"]
