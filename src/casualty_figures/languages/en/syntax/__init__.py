"""Figures read from the parse: where the victims of a word of harm stand."""
