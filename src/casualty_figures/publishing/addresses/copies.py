"""A copy of the current release of an address, for who reads it here."""

import hashlib
import shutil
from pathlib import Path

from casualty_figures.publishing.addresses.pointer import pointer_at
from casualty_figures.publishing.addresses.taking import take_release
from casualty_figures.publishing.lock import writing_lock
from casualty_figures.publishing.release import RELEASES, Release, last_release
from casualty_figures.records import ReleaseError
from casualty_figures.storage.objects import Objects

_KEPT = 2
_WAIT_SECONDS = 600.0


def copy_of(objects: Objects, *, cache: Path, processed: Path | None = None) -> Release:
    """Return the current release of an address, whole and on this disk.

    It is that of `processed` where it is the current one there, else one below
    `cache`, where the one before it stays for who still reads it.

    Raises:
        ReleaseError: There is none, or it cannot be had whole.
    """
    address = objects.address
    name = pointer_at(objects).release
    if name is None:
        raise ReleaseError(f"no release at {address} yet: run `casualty-figures run` with this address first")
    here = last_release(processed) if processed else None
    if here and here.name == name:
        return here
    folder = folder_of_copies(objects, cache)
    with writing_lock(folder, wait_seconds=_WAIT_SECONDS) as lock:
        release = take_release(objects, name, lock)
        for old in sorted((folder / RELEASES).glob("[0-9]*"))[:-_KEPT]:
            if old != release.folder:
                shutil.rmtree(old)
    return release


def folder_of_copies(objects: Objects, cache: Path) -> Path:
    """Return the folder, with releases in it, that has the copies of an address."""
    return cache / "addresses" / hashlib.sha256(objects.address.encode()).hexdigest()[:16]
