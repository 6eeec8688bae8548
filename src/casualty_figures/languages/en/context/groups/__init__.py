"""Who was counted, from the words for them."""

from casualty_figures.languages.en.context.groups.group import group_of

__all__ = ["group_of"]
