"""Accounts of all articles to events and estimates: what they together support."""

from functools import cache
from pathlib import Path

from casualty_figures.reconciling.changes import Changed
from casualty_figures.reconciling.former import BEFORE_ALL, HELD, Former
from casualty_figures.reconciling.reconcile import Held, reconciled
from casualty_figures.reconciling.testimony import Told
from casualty_figures.storage.fingerprint import files_fingerprint

__all__ = [
    "BEFORE_ALL",
    "HELD",
    "Changed",
    "Former",
    "Held",
    "Told",
    "reconciled",
    "reconciliation_version",
]


@cache
def reconciliation_version() -> str:
    """Return the version of all that decides what accounts support: twelve digits of the hash of its files.

    Where it is not that of the release before, every event is made anew.
    """
    return files_fingerprint([Path(__file__).parent])[:12]
