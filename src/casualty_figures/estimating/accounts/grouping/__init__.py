"""Figures into groups that tell of one event, total or stock: the signals, and how they are weighed."""
