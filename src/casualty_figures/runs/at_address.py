"""A run whose archive and releases lie at an address: what is there comes first, what is new goes there last.

The folders here stay the place of work. The address is the truth: two runs of
two machines are kept apart by its pointer, which moves by compare and swap.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from casualty_figures.archive import Archive
from casualty_figures.archive.addresses import bring_archive, copy_of_archive, take_archive
from casualty_figures.placing.gazetteer.cache import cache_folder
from casualty_figures.publishing import Release, WritingLock, current_release
from casualty_figures.publishing.addresses import (
    Pointer,
    bring_release,
    copy_of,
    pointer_at,
    take_current,
)
from casualty_figures.records import ReleaseError
from casualty_figures.storage.objects import Objects, objects_at


@dataclass(frozen=True, slots=True)
class Taken:
    """What an address had when a run began: its pointer, and the names of the files of its archive."""

    objects: Objects
    pointer: Pointer
    archived: frozenset[str]

    def bring(self, archive: Archive, release: Release, *, keep: int) -> None:
        """Bring what is new of the archive, and then a release, which is current there afterwards.

        Raises:
            AddressMovedOnError: Another run published there first.
            ArchiveError: The archive cannot be brought.
            ReleaseError: The release cannot be brought.
        """
        bring_archive(self.objects, archive, self.archived)
        bring_release(self.objects, self.pointer, release, keep=keep)


def take_from(address: str, archive: Archive, lock: WritingLock) -> Taken:
    """Have the archive and the current release here be what an address has, and return that.

    Raises:
        ArchiveError: The archive cannot be had.
        ReleaseError: The address cannot be read, or has releases that do not belong to those here.
    """
    objects = reached(address)
    pointer = pointer_at(objects)
    archived = take_archive(objects, archive)
    take_current(objects, pointer, lock)
    return Taken(objects, pointer, archived)


def release_to_read(address: str | None, processed: Path) -> Release:
    """Return the current release of an address, on this disk; without one, of the processed folder.

    Raises:
        ReleaseError: There is none, or it cannot be had whole.
    """
    if address is None:
        return current_release(processed)
    return copy_of(reached(address), cache=cache_folder(), processed=processed)


@contextmanager
def archive_to_read(address: str | None, folder: Path) -> Iterator[Archive]:
    """Yield a copy of the archive of an address while the block lasts; without one, that of a folder.

    Raises:
        ArchiveError: It cannot be had.
        ReleaseError: It is no address.
    """
    if address is None:
        yield Archive(folder)
        return
    with copy_of_archive(reached(address)) as archive:
        yield archive


def reached(address: str) -> Objects:
    """Return the objects at an address; raise `ReleaseError` where it is none."""
    try:
        return objects_at(address)
    except OSError as error:
        raise ReleaseError(error.strerror) from None
