"""News articles to casualty figures: every figure with its words, bounds, period, place and speaker."""

from casualty_figures.engine import extract_figures, headline_count

__all__ = ["extract_figures", "headline_count"]
