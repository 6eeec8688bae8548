"""An archive at an address: taken from there, brought there, verified and repaired there."""

from casualty_figures.archive.addresses.repair import repair_archive_at
from casualty_figures.archive.addresses.transfer import bring_archive, take_archive
from casualty_figures.archive.addresses.verification import copy_of_archive, damage_of_archive_at

__all__ = ["bring_archive", "copy_of_archive", "damage_of_archive_at", "repair_archive_at", "take_archive"]
