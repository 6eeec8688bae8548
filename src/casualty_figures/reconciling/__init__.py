"""Accounts of all articles to events and estimates: what they together support."""

from casualty_figures.reconciling.changes import Changed, changes
from casualty_figures.reconciling.former import BEFORE_ALL, HELD, Former
from casualty_figures.reconciling.reconcile import reconciled
from casualty_figures.reconciling.testimony import Told

__all__ = ["BEFORE_ALL", "HELD", "Changed", "Former", "Told", "changes", "reconciled"]
