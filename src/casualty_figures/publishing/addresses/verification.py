"""What is damaged in the releases at an address: every object read, and compared with its hash."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from casualty_figures.publishing.addresses.pointer import (
    PLACES,
    manifest_at,
    place_of,
    places_at,
    pointer_at,
)
from casualty_figures.publishing.release import (
    CURRENT,
    DATA_PACKAGE,
    MANIFEST,
    RELEASES,
    SUMS,
    release_of,
    sums,
)
from casualty_figures.publishing.verification import CHANGED, MISSING
from casualty_figures.records import ReleaseError
from casualty_figures.records.damage import Damage
from casualty_figures.storage.objects import Objects


def damage_at(objects: Objects) -> Iterator[Damage]:
    """Yield what is damaged in the releases at an address, the oldest first, and its pointer.

    Raises:
        ReleaseError: The address cannot be read.
    """
    pointer = pointer_at(objects)
    found = objects.sizes(RELEASES)
    hashes: dict[str, str | None] = {}
    kept = [name for name in pointer.history if place_of(name, PLACES) in found]
    for name in kept:
        yield from _damage_of(objects, name, hashes)
    if pointer.release and pointer.release not in kept:
        yield Damage(CURRENT, "", f"points at no release that is there ({pointer.release})")


def _damage_of(objects: Objects, name: str, hashes: dict[str, str | None]) -> Iterator[Damage]:
    try:
        manifest, places = manifest_at(objects, name), places_at(objects, name)
        release = release_of(Path(name), json.loads(manifest))
    except (ReleaseError, ValueError, KeyError, TypeError) as error:
        yield Damage(name, MANIFEST, str(error))
        return
    expected = {place_of(places.get(file.path, name), file.path): file.sha256 for file in release.files}
    if release.datapackage_sha256:
        listed = sums(release.files, hashlib.sha256(manifest).hexdigest(), release.datapackage_sha256)
        expected[place_of(name, DATA_PACKAGE)] = release.datapackage_sha256
        expected[place_of(name, SUMS)] = hashlib.sha256(listed).hexdigest()
    unread = [place for place in expected if place not in hashes]
    hashes.update(zip(unread, objects.each(lambda place: _hash_of(objects, place), unread), strict=True))
    for place, sha256 in expected.items():
        if hashes[place] != sha256:
            yield Damage(name, place, CHANGED if hashes[place] else MISSING)


def _hash_of(objects: Objects, place: str) -> str | None:
    try:
        return hashlib.sha256(objects.read(place).content).hexdigest()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ReleaseError(f"cannot verify {objects.address}: {error.strerror}") from None
