"""Accounts of many articles to events, and to what all of them together support."""

from casualty_figures.reconciling.reconcile import BEFORE_ALL, HELD, Former, reconciled

__all__ = ["BEFORE_ALL", "HELD", "Former", "reconciled"]
