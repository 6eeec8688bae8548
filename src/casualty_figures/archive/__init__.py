"""Sources into the raw folder and back, by content hash.

`sources_in` finds the articles in files and folders, `Archive` keeps them.
"""

from casualty_figures.archive.sources import LARGEST_FILE, Source, sources_in
from casualty_figures.archive.store import Archive

__all__ = ["LARGEST_FILE", "Archive", "Source", "sources_in"]
