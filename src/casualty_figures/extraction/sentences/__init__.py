"""Sentences with offsets that point back, in no language."""
