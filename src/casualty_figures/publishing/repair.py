"""Damaged releases made whole again, byte for byte: what is put back has the hash that was published."""

import hashlib
import json
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from casualty_figures.publishing.lock import WritingLock
from casualty_figures.publishing.manifest_again import data_package_bytes, manifest_again
from casualty_figures.publishing.release import CURRENT, DATA_PACKAGE, MANIFEST, SUMS, Release, release_in
from casualty_figures.publishing.verification import (
    STRANGE,
    Hashes,
    damage_in,
    damage_of_pointer,
    expected_hashes,
    readable_releases,
    release_folders,
    sums_of,
)
from casualty_figures.records import ReleaseError
from casualty_figures.storage import READ_ONLY, NewFiles, put_pointer


def repair_releases(lock: WritingLock) -> None:
    """Put back what can be put back of the releases in the folder of the lock.

    A file comes from any other release that has it sound; manifests,
    descriptors and lists of hashes are made anew from the tables. Where the
    pointer leads to no release, it is set to the newest whole one. What is
    whole is never touched.
    """
    for folder in release_folders(lock.folder):
        _repair_manifest(folder)
    releases = readable_releases(lock.folder)
    sound = sound_files(releases)
    for release in releases:
        _repair_files(release, sound)
    if damage_of_pointer(lock.folder):
        _point_at_the_newest_whole(lock.folder, releases)


def _repair_manifest(folder: Path) -> None:
    """Write the manifest that the name of the folder vouches for, where it is not there."""
    try:
        release_in(folder)
    except ReleaseError:
        if content := manifest_again(folder):
            with NewFiles(mode=READ_ONLY) as new:
                new.write(folder / MANIFEST, content)


def sound_files(releases: Iterable[Release]) -> dict[str, Path]:
    """Return where the bytes of each SHA-256 lie, of the files that have the hash they must have."""
    hashes = Hashes()
    return {
        sha256: release.folder / path
        for release in releases
        for path, sha256 in expected_hashes(release).items()
        if hashes.of(release.folder / path) == sha256
    }


def _repair_files(release: Release, sound: dict[str, Path]) -> None:
    expected = expected_hashes(release)
    damaged = [damage.path for damage in damage_in(release, Hashes()) if damage.what != STRANGE]
    with NewFiles(mode=READ_ONLY) as new:
        for path in damaged:
            if expected[path] in sound:
                _put_link(new, release.folder / path, sound[expected[path]])
            elif hashlib.sha256(content := _made_anew(release, path)).hexdigest() == expected[path]:
                new.write(release.folder / path, content)


def _put_link(new: NewFiles, target: Path, source: Path) -> None:
    """Link a file to its sound twin, or copy it where the file system has no links."""
    place = new.add(target)
    place.unlink()
    try:
        os.link(source, place)
    except OSError:
        place.write_bytes(source.read_bytes())


def _made_anew(release: Release, path: str) -> bytes:
    """Return the bytes of a file that can be made from the others; none of one that cannot."""
    if path == SUMS and release.datapackage_sha256:
        return sums_of(release, release.datapackage_sha256)
    if path == DATA_PACKAGE:
        created_at = json.loads((release.folder / MANIFEST).read_bytes())["created_at"]
        return data_package_bytes(release.number, datetime.fromisoformat(created_at), release.files)
    return b""


def _point_at_the_newest_whole(folder: Path, releases: list[Release]) -> None:
    hashes = Hashes()
    whole = [release for release in releases if not list(damage_in(release, hashes))]
    if whole:
        put_pointer(folder / CURRENT, whole[-1].folder)
