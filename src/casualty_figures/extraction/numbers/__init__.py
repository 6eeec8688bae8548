"""Counts of people and vague words, in no language."""
