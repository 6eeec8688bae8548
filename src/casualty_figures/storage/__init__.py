"""How anything of ours gets onto the disk: files and folders whole or not at all, one writer at a time."""

from casualty_figures.storage.canonical_json import canonical_json
from casualty_figures.storage.files import READ_ONLY, NewFiles, new_file, remove_leftovers, write_file
from casualty_figures.storage.folders import put_folder, put_pointer
from casualty_figures.storage.lines import add_line
from casualty_figures.storage.locks import exclusive_lock

__all__ = [
    "READ_ONLY",
    "NewFiles",
    "add_line",
    "canonical_json",
    "exclusive_lock",
    "new_file",
    "put_folder",
    "put_pointer",
    "remove_leftovers",
    "write_file",
]
