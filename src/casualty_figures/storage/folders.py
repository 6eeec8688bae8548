"""Folders that get their name whole, and pointers that move from one to the next in one step."""

import os
import shutil
from pathlib import Path

from casualty_figures.storage.files import force_to_disk


def put_folder(unfinished: Path, folder: Path) -> None:
    """Give a folder its name once all in it is on the disk; what lay there before is removed.

    `unfinished` lies in the same file system. Files in it are forced to the
    disk by who wrote them, the folders here. Only a name that is taken is
    free for a moment: who must never find it so reads through a pointer.
    """
    force_to_disk([unfinished, *(path for path in unfinished.rglob("*") if path.is_dir())])
    former = unfinished.with_name(f"{unfinished.name}.former")
    if folder.exists():
        folder.rename(former)
    unfinished.rename(folder)
    force_to_disk([folder.parent])
    if former.exists():
        shutil.rmtree(former)


def put_pointer(pointer: Path, target: Path) -> None:
    """Have `pointer` name `target`, relative to its folder, in one step: readers find the old or the new."""
    unfinished = unfinished_pointer(pointer)
    unfinished.unlink(missing_ok=True)
    unfinished.symlink_to(target.relative_to(pointer.parent))
    os.replace(unfinished, pointer)  # noqa: PTH105 - the call whose atomicity all depends on, by name
    force_to_disk([pointer.parent])


def unfinished_pointer(pointer: Path) -> Path:
    """Return where a pointer lies until it is swapped in."""
    return pointer.with_name(f".unfinished-{pointer.name}")
