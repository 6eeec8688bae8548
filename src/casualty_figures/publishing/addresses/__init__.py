"""Releases at an address: taken from there into a folder, and brought there from one."""

from casualty_figures.publishing.addresses.bringing import bring_release
from casualty_figures.publishing.addresses.copies import copy_of, folder_of_copies
from casualty_figures.publishing.addresses.pointer import Pointer, pointer_at
from casualty_figures.publishing.addresses.repair import repair_at
from casualty_figures.publishing.addresses.taking import take_current, take_release
from casualty_figures.publishing.addresses.verification import damage_at, damaged_paths

__all__ = [
    "Pointer",
    "bring_release",
    "copy_of",
    "damage_at",
    "damaged_paths",
    "folder_of_copies",
    "pointer_at",
    "repair_at",
    "take_current",
    "take_release",
]
