"""Who said it."""

from casualty_figures.languages.en.context.attribution.attribution import attribution_for

__all__ = ["attribution_for"]
