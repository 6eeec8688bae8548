"""What articles a source has: a module for each kind of list."""

from casualty_figures.sources.listing.asking import Ask, Asking
from casualty_figures.sources.listing.leads import has_addresses, leads_of

__all__ = ["Ask", "Asking", "has_addresses", "leads_of"]
