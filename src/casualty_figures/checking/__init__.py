"""Suites, the gate, quarantine, quality results."""

from casualty_figures.checking.gate import Verdict, check_tables

__all__ = ["Verdict", "check_tables"]
