"""What is damaged in the releases at an address: every object read, and compared with its hash."""

from collections.abc import Iterator

from casualty_figures.publishing.addresses.contents import (
    Contents,
    ReleaseThere,
    contents_at,
    described_at,
    release_there,
)
from casualty_figures.publishing.addresses.pointer import PLACES, held_at, history_in, place_of
from casualty_figures.publishing.release import CURRENT, MANIFEST
from casualty_figures.publishing.verification import CHANGED, MISSING
from casualty_figures.records import ReleaseError
from casualty_figures.records.damage import Damage
from casualty_figures.storage.objects import Objects


def damage_at(objects: Objects) -> Iterator[Damage]:
    """Yield what is damaged in the releases at an address, the oldest first, and its pointer.

    Raises:
        ReleaseError: The address cannot be read.
    """
    contents = contents_at(objects)
    history, damage = history_at(contents)
    for name in contents.kept(history):
        yield from _damage_of(contents, name)
    if damage:
        yield Damage(CURRENT, "", damage)


def history_at(contents: Contents) -> tuple[tuple[str, ...], str | None]:
    """Return the releases that were ever current, the current one last, and what is wrong with the pointer.

    Where the pointer is damaged they are those that were brought whole.
    """
    held = held_at(contents.objects)
    if held is None:
        return contents.whole(), MISSING if contents.whole() else None
    history = history_in(held)
    if history is None:
        return contents.whole(), "is no pointer to a release"
    there = {place_of(history[-1], beside) for beside in (MANIFEST, PLACES)}
    if not there & set(contents.sizes):
        return history, f"points at no release that is there ({history[-1]})"
    return history, None


def damaged_paths(objects: Objects, name: str) -> frozenset[str]:
    """Return the paths of the files of a release that are not there or not what was published.

    Raises:
        ReleaseError: It has no sound manifest and places, or the address cannot be read.
    """
    there = release_there(objects, name)
    expected = there.expected()
    return frozenset(expected[place][0] for place in damaged_places(contents_at(objects), there))


def damaged_places(contents: Contents, there: ReleaseThere) -> list[str]:
    """Return the names of the objects of a release that are not there or not what was published."""
    expected = there.expected()
    found = contents.hashes_of(expected)
    return [place for place, (_, sha256) in expected.items() if found[place] != sha256]


def _damage_of(contents: Contents, name: str) -> Iterator[Damage]:
    objects = contents.objects
    try:
        described_at(objects, name)
    except ReleaseError as error:
        yield Damage(name, place_of(name, MANIFEST), _what(contents, name, MANIFEST, error))
        return
    try:
        there = release_there(objects, name)
    except ReleaseError as error:
        yield Damage(name, place_of(name, PLACES), _what(contents, name, PLACES, error))
        return
    for place in damaged_places(contents, there):
        yield Damage(name, place, CHANGED if place in contents.sizes else MISSING)


def _what(contents: Contents, name: str, path: str, error: ReleaseError) -> str:
    return f"is damaged: {error}" if place_of(name, path) in contents.sizes else MISSING
