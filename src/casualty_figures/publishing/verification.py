"""What is damaged in the releases that are kept, each file compared with the hash in its manifest."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from casualty_figures.publishing.release import (
    CURRENT,
    DATA_PACKAGE,
    MANIFEST,
    RELEASES,
    SUMS,
    Release,
    last_release,
    release_in,
    sums,
)
from casualty_figures.records import ReleaseError
from casualty_figures.records.damage import Damage

MISSING = "is missing"
CHANGED = "was changed after it was published"
STRANGE = "is no file of this release, and readers of the folder would read it: move it away"


@dataclass(frozen=True, slots=True)
class Hashes:
    """The SHA-256 of files, each read once under however many names it lies."""

    _known: dict[tuple[int, int], str] = field(default_factory=dict)

    def of(self, path: Path) -> str | None:
        """Return the hash of a file; nothing where it cannot be read."""
        try:
            status = path.stat()
            inode = (status.st_dev, status.st_ino)
            if inode not in self._known:
                with path.open("rb") as file:
                    self._known[inode] = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return None
        return self._known[inode]


def damage_in_releases(folder: Path) -> Iterator[Damage]:
    """Yield what is damaged in the releases of the processed folder, the oldest first, and its pointer."""
    hashes = Hashes()
    for place in release_folders(folder):
        try:
            release = release_in(place)
        except ReleaseError:
            yield Damage(place.name, MANIFEST, CHANGED if (place / MANIFEST).exists() else MISSING)
            continue
        yield from damage_in(release, hashes)
    if what := damage_of_pointer(folder):
        yield Damage(CURRENT, "", what)


def damage_in(release: Release, hashes: Hashes) -> Iterator[Damage]:
    """Yield the files of a release that are not as they were published, and those that are none of its."""
    expected = expected_hashes(release)
    for path, sha256 in expected.items():
        if hashes.of(release.folder / path) != sha256:
            yield Damage(release.name, path, CHANGED if (release.folder / path).exists() else MISSING)
    found = {path.relative_to(release.folder).as_posix() for path in release.folder.rglob("*.parquet")}
    for path in sorted(found - set(expected)):
        yield Damage(release.name, path, STRANGE)


def expected_hashes(release: Release) -> dict[str, str]:
    """Return the SHA-256 that each file of a release must have but its manifest, by path."""
    expected = {file.path: file.sha256 for file in release.files}
    if release.datapackage_sha256:
        expected[DATA_PACKAGE] = release.datapackage_sha256
        expected[SUMS] = hashlib.sha256(sums_of(release, release.datapackage_sha256)).hexdigest()
    return expected


def sums_of(release: Release, datapackage_sha256: str) -> bytes:
    """Return what SHA256SUMS of a release must hold."""
    manifest = (release.folder / MANIFEST).read_bytes()
    return sums(release.files, hashlib.sha256(manifest).hexdigest(), datapackage_sha256)


def damage_of_pointer(folder: Path) -> str | None:
    """Return what is wrong with the pointer to the last release; nothing where it leads to a release."""
    if not release_folders(folder):
        return None
    pointer = folder / CURRENT
    if not pointer.is_symlink():
        return "is no pointer" if pointer.exists() else MISSING
    try:
        last_release(folder)
    except ReleaseError:
        return f"points at no release that can be read ({pointer.readlink()})"
    return None


def release_folders(folder: Path) -> list[Path]:
    """Return the folders of the releases in the processed folder, the oldest first."""
    return sorted(path for path in (folder / RELEASES).glob("[0-9]*") if path.is_dir())


def readable_releases(folder: Path) -> list[Release]:
    """Return the releases in the processed folder whose manifest is sound, the oldest first."""
    releases = []
    for path in release_folders(folder):
        with suppress(ReleaseError):
            releases.append(release_in(path))
    return releases
