"""Archive and releases at an address verified together, and repaired from what lies there and here."""

from contextlib import suppress
from dataclasses import replace

from casualty_figures.archive import Archive
from casualty_figures.archive.addresses import damage_of_archive_at, repair_archive_at
from casualty_figures.placing.gazetteer.cache import cache_folder
from casualty_figures.publishing import Release, WritingLock, readable_releases
from casualty_figures.publishing.addresses import (
    copy_of,
    damage_at,
    damaged_paths,
    folder_of_copies,
    pointer_at,
    repair_at,
    take_current,
)
from casualty_figures.publishing.release import CURRENT
from casualty_figures.records import ReleaseError
from casualty_figures.records.damage import Damage
from casualty_figures.runs.at_address import reached
from casualty_figures.runs.verification import (
    article_ids_of,
    calls_for_reading,
    lasting,
    published_in,
)
from casualty_figures.storage.objects import Objects


def damage_at_address(address: str) -> list[Damage]:
    """Return what is damaged in archive and releases at an address: all of it is read.

    Raises:
        ArchiveError: The archive cannot be read.
        ReleaseError: The releases cannot be read.
    """
    objects = reached(address)
    published: frozenset[str] = frozenset()
    with suppress(ReleaseError):
        published = article_ids_of(_current_copy(objects))
    found = [*lasting(damage_of_archive_at(objects, published), published), *damage_at(objects)]
    return [replace(damage, address=objects.address) for damage in found]


def repair_at_address(address: str, archive: Archive, processed: WritingLock) -> None:
    """Put back what can be put back without reading an article anew, also from what lies here.

    Raises:
        ArchiveError: The archive there cannot be read or written.
        ReleaseError: The releases there cannot be read or written.
    """
    objects = reached(address)
    copies = folder_of_copies(objects, cache_folder())
    here = [*readable_releases(copies), *readable_releases(processed.folder)]
    repair_at(objects, here)
    with suppress(ReleaseError):
        here += [release for release in [_current_copy(objects)] if release]
    repair_archive_at(objects, archive, list(published_in(here)))


def take_for_reading(address: str, before: list[Damage], left: list[Damage], processed: WritingLock) -> bool:
    """Have the last release here be what is left of that of the address; return whether a run may mend it.

    Raises:
        ReleaseError: What is here and what is there do not come from one another.
    """
    objects = reached(address)
    pointer = pointer_at(objects)
    if not calls_for_reading(before, left, pointer.release or CURRENT):
        return False
    if pointer.release:
        take_current(objects, pointer, processed, without=damaged_paths(objects, pointer.release))
    return True


def _current_copy(objects: Objects) -> Release | None:
    if not pointer_at(objects).release:
        return None
    return copy_of(objects, cache=cache_folder())
