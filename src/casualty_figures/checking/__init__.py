"""Suites, the gate, quarantine, quality results."""
