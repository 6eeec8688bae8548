"""News articles to casualty figures: every figure with its words, bounds, period, place and speaker."""
