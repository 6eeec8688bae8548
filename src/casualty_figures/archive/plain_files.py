"""The bytes of plain files, and of nothing that would make us wait."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from casualty_figures.records import ArchiveError


def plain_bytes(path: Path, *, largest: int) -> bytes:
    """Return the bytes of a plain file of at most `largest` bytes.

    Raises:
        ArchiveError: It is no plain file, or too large.
        OSError: It is missing or cannot be read.
    """
    with plain_file(path, largest=largest) as file:
        return file.read()


def plain_file(path: Path, *, largest: int | None = None) -> BinaryIO:
    """Open a plain file to read, of at most `largest` bytes where that is given.

    A pipe, socket or device is neither opened nor, should it take the file's
    place in between, waited for. Raises what `plain_bytes` raises.
    """
    _refuse_all_but_plain(path.stat(), largest)
    file = open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb")  # noqa: PTH123, SIM115 - a descriptor, for who reads it
    try:
        _refuse_all_but_plain(os.fstat(file.fileno()), largest)
    except ArchiveError:
        file.close()
        raise
    return file


def _refuse_all_but_plain(status: os.stat_result, largest: int | None) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise ArchiveError("not a plain file")
    if largest is not None and status.st_size > largest:
        raise ArchiveError(f"too large: {status.st_size} bytes, where {largest} are the most we take")
