"""What lies at an address in the rooms of its releases, each object read and hashed once."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from casualty_figures.publishing.addresses.pointer import (
    PLACES,
    manifest_at,
    place_of,
    places_at,
)
from casualty_figures.publishing.release import (
    DATA_PACKAGE,
    MANIFEST,
    RELEASES,
    SUMS,
    Release,
    release_of,
    sums,
)
from casualty_figures.records import ReleaseError
from casualty_figures.storage.objects import Objects


@dataclass(frozen=True, slots=True)
class Contents:
    """The objects of the releases at an address: their sizes, and their hashes as far as asked for.

    An object that is written here has its new hash from then on.
    """

    objects: Objects
    sizes: dict[str, int]
    _hashes: dict[str, str | None] = field(default_factory=dict)

    def hashes_of(self, places: Iterable[str]) -> Mapping[str, str | None]:
        """Return the SHA-256 of objects; nothing for one that is not there.

        Raises:
            ReleaseError: One cannot be read.
        """
        wanted = list(places)
        unread = [place for place in dict.fromkeys(wanted) if place not in self._hashes]
        self._hashes.update(zip(unread, self.objects.each(self._hash_of, unread), strict=True))
        return {place: self._hashes[place] for place in wanted}

    def write(self, place: str, content: bytes) -> None:
        """Write an object in place of the one that was there; raise `ReleaseError` where it cannot be."""
        try:
            self.objects.write(place, content)
        except OSError as error:
            raise ReleaseError(f"cannot repair {self.objects.address}: {error.strerror}") from None
        self.sizes[place] = len(content)
        self._hashes[place] = hashlib.sha256(content).hexdigest()

    def kept(self, history: tuple[str, ...]) -> tuple[str, ...]:
        """Return the releases of a history that are kept: of the oldest manifest and places go first."""
        for number, name in enumerate(history):
            if place_of(name, MANIFEST) in self.sizes or place_of(name, PLACES) in self.sizes:
                return history[number:]
        return history[-1:]

    def whole(self) -> tuple[str, ...]:
        """Return the releases that were brought whole, whether the pointer ever named them, by number."""
        names = sorted({place.split("/")[1] for place in self.sizes})
        return tuple(name for name in names if place_of(name, PLACES) in self.sizes)

    def _hash_of(self, place: str) -> str | None:
        if place not in self.sizes:
            return None
        try:
            return hashlib.sha256(self.objects.read(place).content).hexdigest()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise ReleaseError(f"cannot read {self.objects.address}: {error.strerror}") from None


@dataclass(frozen=True, slots=True)
class ReleaseThere:
    """A release at an address: its manifest, as bytes and as what it says, and where its files lie."""

    manifest: bytes
    release: Release
    places: Mapping[str, str]

    def expected(self) -> dict[str, tuple[str, str]]:
        """Return the path and the SHA-256 of each file, by the name of the object that holds it."""
        name, release = self.release.name, self.release
        expected = {
            place_of(self.places[file.path], file.path): (file.path, file.sha256) for file in release.files
        }
        if release.datapackage_sha256:
            expected[place_of(name, DATA_PACKAGE)] = (DATA_PACKAGE, release.datapackage_sha256)
            expected[place_of(name, SUMS)] = (SUMS, hashlib.sha256(self.sums()).hexdigest())
        return expected

    def sums(self) -> bytes:
        """Return what SHA256SUMS must hold; nothing for a release from before there was one."""
        of_package = self.release.datapackage_sha256
        if of_package is None:
            return b""
        return sums(self.release.files, hashlib.sha256(self.manifest).hexdigest(), of_package)


def contents_at(objects: Objects) -> Contents:
    """Return what lies in the rooms of the releases; raise `ReleaseError` where they cannot be listed."""
    try:
        return Contents(objects, objects.sizes(RELEASES))
    except OSError as error:
        raise ReleaseError(f"cannot read {objects.address}: {error.strerror}") from None


def release_there(objects: Objects, name: str) -> ReleaseThere:
    """Return a release at an address; raise `ReleaseError` where it has no sound manifest and places."""
    manifest, release = described_at(objects, name)
    places = places_at(objects, name)
    if set(places) != {file.path for file in release.files}:
        raise ReleaseError(f"{PLACES} of release {name} at {objects.address} is of other files")
    return ReleaseThere(manifest, release, places)


def described_at(objects: Objects, name: str) -> tuple[bytes, Release]:
    """Return the manifest of a release, and the release it describes; raise as `manifest_at` does."""
    manifest = manifest_at(objects, name)
    try:
        return manifest, release_of(Path(name), json.loads(manifest))
    except (ValueError, KeyError, TypeError):
        raise ReleaseError(f"the manifest of release {name} at {objects.address} is of no release") from None
