"""A release at an address made one in a folder, file by file against its hash; what lies here is linked."""

import hashlib
import json
import os
from collections.abc import Collection, Iterator
from pathlib import Path

from casualty_figures.publishing.addresses.pointer import (
    REPAIR,
    Pointer,
    manifest_at,
    place_of,
    places_at,
)
from casualty_figures.publishing.lock import WritingLock
from casualty_figures.publishing.publication import UNFINISHED, remove_leftovers
from casualty_figures.publishing.release import (
    CURRENT,
    DATA_PACKAGE,
    MANIFEST,
    RELEASES,
    SUMS,
    Release,
    ReleaseFile,
    last_release,
    release_in,
    release_of,
)
from casualty_figures.publishing.verification import expected_hashes
from casualty_figures.records import ReleaseError
from casualty_figures.storage import READ_ONLY, NewFiles, put_folder, put_pointer
from casualty_figures.storage.objects import Objects


def take_current(
    objects: Objects, pointer: Pointer, lock: WritingLock, *, without: Collection[str] = ()
) -> None:
    """Have the current release here be that of the address, or one that comes after it.

    Files at the paths in `without`, which are damaged there, are not taken: a
    run reads their articles anew.

    Raises:
        ReleaseError: It cannot be had whole, or what is here and what is there
            do not come from one another.
    """
    here = last_release(lock.folder)
    if pointer.release is None or (here and here.name == pointer.release):
        return
    if here is not None and here.name not in pointer.history:
        if pointer.release in _ancestors(here):
            return
        raise ReleaseError(
            f"release {here.name} in {lock.folder} and release {pointer.release} at {objects.address} do not "
            "come from one another: name a new folder with CASUALTY_FIGURES_PROCESSED_FOLDER to take that "
            "of the address, or a new address"
        )
    take_release(objects, pointer.release, lock, without=without)


def _ancestors(release: Release) -> Iterator[str]:
    """Yield the releases from which one comes, as far as they are kept."""
    while release.parent:
        yield release.parent
        folder = release.folder.parent / release.parent
        if not folder.is_dir():
            return
        release = release_in(folder)


def take_release(objects: Objects, name: str, lock: WritingLock, *, without: Collection[str] = ()) -> Release:
    """Make a release of the address the current one of a folder, and return it; `without` as above."""
    releases = lock.folder / RELEASES
    folder = releases / name
    if not folder.is_dir():
        try:
            _take(objects, name, lock.folder, without)
        except OSError as error:
            raise ReleaseError(f"cannot take release {name} of {objects.address}: {error.strerror}") from None
    put_pointer(lock.folder / CURRENT, folder)
    return release_in(folder.resolve())


def _take(objects: Objects, name: str, processed: Path, without: Collection[str]) -> None:
    releases = processed / RELEASES
    releases.mkdir(parents=True, exist_ok=True)
    remove_leftovers(processed)
    unfinished = releases / f"{UNFINISHED}{name}"
    unfinished.mkdir()
    manifest, places = manifest_at(objects, name), places_at(objects, name)
    release = release_of(unfinished, json.loads(manifest))
    with NewFiles(mode=READ_ONLY) as new:
        new.write(unfinished / MANIFEST, manifest)
        wanted = [file for file in release.files if file.path not in without]
        missing = [file for file in wanted if not _is_linked(releases, file, unfinished)]

        def take(file: ReleaseFile) -> None:
            content = objects.read(place_of(places.get(file.path, name), file.path)).content
            _refuse_changed(content, file.sha256, file.path, objects)
            new.write(unfinished / file.path, content)

        objects.each(take, missing)
        beside = [path for path in (DATA_PACKAGE, SUMS) if release.datapackage_sha256 and path not in without]
        for path in beside:
            new.write(unfinished / path, objects.read(place_of(name, path)).content)
    expected = expected_hashes(release)
    for path in beside:
        _refuse_changed((unfinished / path).read_bytes(), expected[path], path, objects)
    put_folder(unfinished, releases / name)


def _refuse_changed(content: bytes, sha256: str, name: str, objects: Objects) -> None:
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ReleaseError(f"{name} at {objects.address} was changed after it was published: {REPAIR}")


def _is_linked(releases: Path, file: ReleaseFile, unfinished: Path) -> bool:
    """Link a file that another release here has sound, and return whether there was one."""
    target = unfinished / file.path
    for other in sorted(releases.glob(f"[0-9]*/{file.path}"), reverse=True):
        if hashlib.sha256(other.read_bytes()).hexdigest() == file.sha256:
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(other, target)
            except OSError:
                return False
            return True
    return False
