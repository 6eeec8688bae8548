"""The pointer at an address: one object, moved by compare and swap, that names the current release.

An object that a release brought lies at `releases/<its name>/<path>`, and what
a later release has unchanged lies where it was brought. Where each lies is in
`releases/<name>/places.json`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from casualty_figures.publishing.release import CURRENT, MANIFEST, RELEASES, hash_in_name
from casualty_figures.records import ReleaseError
from casualty_figures.storage.canonical_json import canonical_json
from casualty_figures.storage.objects import Held, Objects

PLACES = "places.json"
REPAIR = "`casualty-figures verify --repair` with this address mends what it can"


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which release is current at an address, and all that ever were, the current one last.

    `held` is the object as it was read, nothing where there was none.
    """

    history: tuple[str, ...] = ()
    held: Held | None = None

    @property
    def release(self) -> str | None:
        """Return the name of the current release; nothing before the first."""
        return self.history[-1] if self.history else None


def pointer_at(objects: Objects) -> Pointer:
    """Return the pointer as it is now; raise `ReleaseError` where it cannot be read or is damaged."""
    held = held_at(objects)
    if held is None:
        return Pointer()
    history = history_in(held)
    if history is None:
        raise ReleaseError(f"{objects.address}/{CURRENT} is no pointer to a release: {REPAIR}")
    return Pointer(history, held)


def held_at(objects: Objects) -> Held | None:
    """Return the object that is the pointer, whatever is in it; nothing where there is none.

    Raises `ReleaseError` where it cannot be read.
    """
    try:
        return objects.read(CURRENT)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ReleaseError(f"cannot read the releases at {objects.address}: {error.strerror}") from None


def history_in(held: Held) -> tuple[str, ...] | None:
    """Return the releases that a pointer names, the current one last; nothing where it is damaged."""
    try:
        history = tuple(str(name) for name in json.loads(held.content)["releases"])
        return history if held.content == pointer_json(history) else None
    except (ValueError, LookupError, TypeError):
        return None


def pointer_json(history: tuple[str, ...]) -> bytes:
    """Return what the pointer holds."""
    return canonical_json({"format": 1, "release": history[-1], "releases": list(history)}).encode()


def place_of(release: str, path: str) -> str:
    """Return the name of an object that a release brought."""
    return f"{RELEASES}/{release}/{path}"


def manifest_at(objects: Objects, release: str) -> bytes:
    """Return the manifest of a release; raise `ReleaseError` where it is not the one its name vouches for."""
    content = _read(objects, release, MANIFEST)
    if not release.endswith(f"-{hash_in_name(content)}"):
        raise ReleaseError(f"the manifest of release {release} at {objects.address} was changed: {REPAIR}")
    return content


def places_at(objects: Objects, release: str) -> Mapping[str, str]:
    """Return by which release each file of a release was brought, by its path.

    Raises `ReleaseError` where that cannot be read or is damaged.
    """
    content = _read(objects, release, PLACES)
    try:
        found: dict[str, str] = json.loads(content)
        is_sound = content == places_json(found)
    except (ValueError, TypeError):
        is_sound = False
    if not is_sound:
        raise ReleaseError(f"{PLACES} of release {release} at {objects.address} is damaged: {REPAIR}")
    return found


def places_json(places: Mapping[str, str]) -> bytes:
    """Return what the object holds that says where each file of a release lies."""
    return canonical_json(places).encode()


def _read(objects: Objects, release: str, path: str) -> bytes:
    try:
        return objects.read(place_of(release, path)).content
    except OSError as error:
        raise ReleaseError(f"release {release} at {objects.address} is not whole: {error.strerror}") from None
