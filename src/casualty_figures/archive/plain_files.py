"""The bytes of plain files, and of nothing that would make us wait."""

import os
import stat
from pathlib import Path

from casualty_figures.records import ArchiveError


def plain_bytes(path: Path, *, largest: int) -> bytes:
    """Return the bytes of a plain file of at most `largest` bytes.

    A pipe, socket or device is neither opened nor, should it take the file's
    place in between, waited for.

    Raises:
        ArchiveError: It is no plain file, or too large.
        OSError: It is missing or cannot be read.
    """
    _refuse_all_but_plain(path.stat(), largest)
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:  # noqa: PTH123 - a descriptor
        _refuse_all_but_plain(os.fstat(file.fileno()), largest)
        return file.read()


def _refuse_all_but_plain(status: os.stat_result, largest: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise ArchiveError("not a plain file")
    if status.st_size > largest:
        raise ArchiveError(f"too large: {status.st_size} bytes, where {largest} are the most we take")
