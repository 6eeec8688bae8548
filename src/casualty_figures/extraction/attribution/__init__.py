"""Who said it."""

from casualty_figures.extraction.attribution.attribution import Attribution, attribution_for

__all__ = ["Attribution", "attribution_for"]
