"""Damaged releases at an address made whole again, byte for byte, from what else lies there and here."""

import hashlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from casualty_figures.publishing.addresses.contents import (
    Contents,
    ReleaseThere,
    contents_at,
    described_at,
    release_there,
)
from casualty_figures.publishing.addresses.pointer import (
    PLACES,
    held_at,
    history_in,
    place_of,
    places_at,
    places_json,
    pointer_json,
)
from casualty_figures.publishing.addresses.verification import damaged_places, history_at
from casualty_figures.publishing.manifest_again import data_package_bytes, manifest_again
from casualty_figures.publishing.release import CURRENT, DATA_PACKAGE, MANIFEST, SUMS, Release
from casualty_figures.publishing.repair import sound_files
from casualty_figures.records import ReleaseError
from casualty_figures.storage.objects import Objects


def repair_at(objects: Objects, here: Sequence[Release]) -> None:
    """Put back what can be put back of the releases at an address.

    A file comes from any other release there, or of those `here` on this
    disk, that has it sound; manifests, descriptors and lists of hashes are made anew
    from the tables, and where each file lies is found by its hash. A pointer
    that leads to no release is set to the newest whole one, if nobody moves
    it meanwhile. What is whole is never touched.

    Raises:
        ReleaseError: The address cannot be read or written.
    """
    contents = contents_at(objects)
    history, _ = history_at(contents)
    kept = contents.kept(history)
    for name in kept:
        _repair_manifest(contents, name, here)
        _repair_places(contents, name)
    readable = list(_readable(objects, kept))
    _repair_files(contents, readable, here)
    _, damage = history_at(contents)
    if damage or (history and history[-1] not in {there.release.name for there in readable}):
        _point_at_the_newest_whole(contents, readable)


def _repair_manifest(contents: Contents, name: str, here: Sequence[Release]) -> None:
    """Write the manifest that the name of the release vouches for, where it is not there."""
    with suppress(ReleaseError):
        described_at(contents.objects, name)
        return
    content = _manifest_here(here, name) or _manifest_of_tables(contents, name)
    if content:
        contents.write(place_of(name, MANIFEST), content)


def _manifest_here(here: Sequence[Release], name: str) -> bytes | None:
    return next(((release.folder / MANIFEST).read_bytes() for release in here if release.name == name), None)


def _manifest_of_tables(contents: Contents, name: str) -> bytes | None:
    """Return the manifest that the tables of a release give, where they are all as they were."""
    try:
        places = places_at(contents.objects, name)
    except ReleaseError:
        return None
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / name
        for path, brought_by in places.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                target.write_bytes(contents.objects.read(place_of(brought_by, path)).content)
            except OSError:
                return None
        return manifest_again(folder)


def _repair_places(contents: Contents, name: str) -> None:
    """Write anew where each file of a release lies: where the newest object lies that has its hash."""
    objects = contents.objects
    try:
        _, release = described_at(objects, name)
    except ReleaseError:
        return
    with suppress(ReleaseError):
        release_there(objects, name)
        return
    brought = [one for one in sorted(_names(contents), reverse=True) if one <= name]
    places = {}
    for file in release.files:
        found = contents.hashes_of(place_of(one, file.path) for one in brought)
        sound = (one for one in brought if found[place_of(one, file.path)] == file.sha256)
        places[file.path] = next(sound, name)
    contents.write(place_of(name, PLACES), places_json(places))


def _names(contents: Contents) -> set[str]:
    return {place.split("/")[1] for place in contents.sizes}


def _readable(objects: Objects, names: tuple[str, ...]) -> Iterator[ReleaseThere]:
    for name in names:
        with suppress(ReleaseError):
            yield release_there(objects, name)


def _repair_files(contents: Contents, releases: Sequence[ReleaseThere], here: Sequence[Release]) -> None:
    """Write what is damaged where another file has its hash, or where it comes out as it was."""
    sound_here = sound_files(here)
    twins = _sound_there(contents, releases)
    for there in releases:
        expected = there.expected()
        for place in damaged_places(contents, there):
            path, sha256 = expected[place]
            if sha256 in sound_here:
                content = sound_here[sha256].read_bytes()
            elif sha256 in twins:
                content = _read(contents.objects, twins[sha256])
            else:
                content = _made_anew(there, path)
            if hashlib.sha256(content).hexdigest() == sha256:
                contents.write(place, content)


def _sound_there(contents: Contents, releases: Sequence[ReleaseThere]) -> Mapping[str, str]:
    """Return which object has the bytes of each SHA-256, of those that have the hash they must have."""
    expected = {place: sha256 for there in releases for place, (_, sha256) in there.expected().items()}
    found = contents.hashes_of(expected)
    return {sha256: place for place, sha256 in expected.items() if found[place] == sha256}


def _read(objects: Objects, place: str) -> bytes:
    try:
        return objects.read(place).content
    except OSError as error:
        raise ReleaseError(f"cannot read {objects.address}: {error.strerror}") from None


def _made_anew(there: ReleaseThere, path: str) -> bytes:
    """Return the bytes of a file that can be made from the manifest; none of one that cannot."""
    if path == SUMS:
        return there.sums()
    if path == DATA_PACKAGE:
        return data_package_bytes(there.release.number, there.release.created_at, there.release.files)
    return b""


def _point_at_the_newest_whole(contents: Contents, readable: Sequence[ReleaseThere]) -> None:
    whole = {there.release.name: there.release for there in readable if not damaged_places(contents, there)}
    if not whole:
        return
    newest = max(whole.values(), key=lambda release: (release.number, release.created_at))
    held = held_at(contents.objects)
    named = history_in(held) if held else None
    before = named[: named.index(newest.name)] if named else tuple(_ancestors(newest, whole))
    try:
        contents.objects.swap(CURRENT, pointer_json((*before, newest.name)), instead_of=held)
    except OSError as error:
        raise ReleaseError(f"cannot repair {contents.objects.address}: {error.strerror}") from None


def _ancestors(release: Release, known: Mapping[str, Release]) -> list[str]:
    """Return the releases from which one comes, the oldest first, as far as the manifests tell."""
    found: list[str] = []
    while release.parent:
        found.insert(0, release.parent)
        if release.parent not in known:
            break
        release = known[release.parent]
    return found
