"""Sources into the raw folder and back, by content hash.

`sources_in` finds the articles in files and folders, `Archive` keeps them.
"""

from casualty_figures.archive.source import Source
from casualty_figures.archive.sources import LARGEST_FILE, NO_COLUMNS, columns_in, sources_in
from casualty_figures.archive.store import Archive
from casualty_figures.archive.verification import (
    WITHOUT_RECORD,
    damage_in_archive,
    gone,
    id_of,
    repair_archive,
)

__all__ = [
    "LARGEST_FILE",
    "NO_COLUMNS",
    "WITHOUT_RECORD",
    "Archive",
    "Source",
    "columns_in",
    "damage_in_archive",
    "gone",
    "id_of",
    "repair_archive",
    "sources_in",
]
