"""A release brought to an address: first its files, then the pointer, if nobody moved that meanwhile.

Until the pointer is moved nobody sees what was brought. Only a release that
comes after the current one ever becomes current, so what lies under a number
that is past, and no release that is kept has, can be removed at any time: who
is still bringing it will not be able to point at it.
"""

import logging
from collections.abc import Mapping

from casualty_figures.publishing.addresses.pointer import (
    PLACES,
    Pointer,
    place_of,
    places_at,
    places_json,
    pointer_at,
    pointer_json,
)
from casualty_figures.publishing.release import CURRENT, DATA_PACKAGE, MANIFEST, RELEASES, SUMS, Release
from casualty_figures.records import AddressMovedOnError, ReleaseError
from casualty_figures.storage.objects import Objects

_BESIDE = (DATA_PACKAGE, SUMS, MANIFEST)


def bring_release(objects: Objects, pointer: Pointer, release: Release, *, keep: int) -> None:
    """Make a release the current one at an address where `pointer` is still the pointer there.

    Of the releases there the newest `keep` stay.

    Raises:
        AddressMovedOnError: Another writer published there first.
        ReleaseError: The address cannot be written.
    """
    try:
        _bring_files(objects, pointer, release)
        history = (*pointer.history, release.name)
        _move(objects, pointer, history)
    except OSError as error:
        raise ReleaseError(
            f"cannot bring release {release.name} to {objects.address}: {error.strerror}"
        ) from None
    try:
        _prune(objects, history, keep)
    except (OSError, ReleaseError) as error:
        logging.getLogger(__name__).warning("Old releases stay for now: %s", error)


def _bring_files(objects: Objects, pointer: Pointer, release: Release) -> None:
    """Write what the current release there does not have, and where each file lies."""
    there = places_at(objects, pointer.release) if pointer.release else {}
    brought = {file.path for file in release.files} - set(there)
    places = {file.path: there.get(file.path, release.name) for file in release.files}

    def bring(path: str) -> None:
        objects.write(place_of(release.name, path), (release.folder / path).read_bytes())

    beside = [path for path in _BESIDE if (release.folder / path).exists()]  # not with old releases
    objects.each(bring, [*sorted(brought), *beside])
    objects.write(place_of(release.name, PLACES), places_json(places))


def _move(objects: Objects, pointer: Pointer, history: tuple[str, ...]) -> None:
    try:
        objects.swap(CURRENT, pointer_json(history), instead_of=pointer.held)
    except OSError as error:
        # An answer may be lost and the request tried again: only what is there now tells who wrote it.
        now = pointer_at(objects).release
        if now == history[-1]:
            return
        if isinstance(error, FileExistsError):
            raise AddressMovedOnError(
                f"{objects.address} moved on to release {now} while this run was at work: run again"
            ) from None
        raise


def _prune(objects: Objects, history: tuple[str, ...], keep: int) -> None:
    """Remove what no release that is kept has, of the releases up to the current one."""
    kept = history[-keep:]
    found = objects.sizes(RELEASES)
    wanted = {place_of(name, path) for name in kept for path in (*_BESIDE, PLACES)}
    for name in kept:
        if place_of(name, PLACES) in found:  # else from before there were so many to keep
            wanted |= _placed(places_at(objects, name))
    gone = sorted(path for path in set(found) - wanted if _number(path) <= _number_of(history[-1]))
    objects.remove(
        path for path in gone if path.endswith((f"/{MANIFEST}", f"/{PLACES}"))
    )  # no release any more
    objects.remove(gone)


def _placed(places: Mapping[str, str]) -> set[str]:
    return {place_of(name, path) for path, name in places.items()}


def _number(path: str) -> int:
    """Return the number of the release that an object was brought by."""
    return _number_of(path.split("/")[1])


def _number_of(release: str) -> int:
    return int(release.partition("-")[0])
