"""Who was counted, from the words for them."""

from casualty_figures.languages.en.context.groups.group import VictimGroup, group_of

__all__ = ["VictimGroup", "group_of"]
