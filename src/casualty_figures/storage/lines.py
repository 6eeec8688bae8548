"""Files of lines that are only ever added."""

import os
from pathlib import Path

from casualty_figures.storage.files import force_to_disk
from casualty_figures.storage.locks import exclusive_lock


def add_line(path: Path, line: bytes) -> None:
    """Add a line to the end of a file, on the disk when this returns; file and folder are made if need be.

    A line that a killed writer left unfinished stays a line of its own.
    """
    with exclusive_lock(path.with_name(f".{path.name}.lock")), path.open("a+b") as file:
        if file.tell() and os.pread(file.fileno(), 1, file.tell() - 1) != b"\n":
            line = b"\n" + line
        file.write(line + b"\n")
        file.flush()
        os.fsync(file.fileno())
    force_to_disk([path.parent])
