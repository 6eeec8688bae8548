"""Who said it."""

from casualty_figures.languages.en.context.attribution.attribution import Attribution, attribution_for

__all__ = ["Attribution", "attribution_for"]
