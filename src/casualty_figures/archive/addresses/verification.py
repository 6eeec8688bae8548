"""What is damaged in the archive at an address."""

import tempfile
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from casualty_figures.archive.addresses.transfer import is_log
from casualty_figures.archive.store import Archive
from casualty_figures.archive.verification import PLACE, damage_in_archive, gone
from casualty_figures.records import ArchiveError
from casualty_figures.records.damage import Damage
from casualty_figures.storage.objects import Objects


def damage_of_archive_at(objects: Objects, published: Collection[str] = ()) -> Iterator[Damage]:
    """Yield what is damaged in the archive at an address, a part of it on this disk at a time.

    That of the articles in `published` nothing is there is damage as well.

    Raises:
        ArchiveError: It cannot be read.
    """
    names = names_at(objects)
    for folder in sorted({name.split("/")[0] for name in names}):
        with copy_of_entries(objects, [name for name in names if name.startswith(f"{folder}/")]) as archive:
            yield from damage_in_archive(archive)
    yield from gone(published, names)


def names_at(objects: Objects) -> list[str]:
    """Return the names below the archive of the files of all entries; raise `ArchiveError` as above."""
    try:
        names = [name.removeprefix(f"{PLACE}/") for name in objects.sizes(PLACE)]
    except OSError as error:
        raise _unreadable(objects, error) from None
    return sorted(name for name in names if not is_log(name))


def copy_of_archive(objects: Objects) -> AbstractContextManager[Archive]:
    """Return what yields a copy of the archive at an address on this disk; raise `ArchiveError` as above."""
    return copy_of_entries(objects, names_at(objects))


@contextmanager
def copy_of_entries(objects: Objects, names: Collection[str]) -> Iterator[Archive]:
    """Yield an archive on this disk, while the block lasts, that has some files of the one at an address."""
    with tempfile.TemporaryDirectory() as place:
        archive = Archive(Path(place) / PLACE)
        for folder in {name.split("/")[0] for name in names}:
            (archive.folder / folder).mkdir(parents=True)

        def take(name: str) -> None:
            (archive.folder / name).write_bytes(objects.read(f"{PLACE}/{name}").content)

        try:
            objects.each(take, names)
        except OSError as error:
            raise _unreadable(objects, error) from None
        yield archive


def _unreadable(objects: Objects, error: OSError) -> ArchiveError:
    return ArchiveError(f"cannot read the archive of {objects.address}: {error.strerror}")
