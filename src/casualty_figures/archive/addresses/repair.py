"""Damaged entries of the archive at an address made whole again."""

from collections.abc import Iterable, Sequence

from casualty_figures.archive.addresses.transfer import entries_of
from casualty_figures.archive.addresses.verification import copy_of_entries, damage_of_archive_at, names_at
from casualty_figures.archive.store import Archive
from casualty_figures.archive.verification import PLACE, id_of, put_whole_entry, repair_archive
from casualty_figures.records import ArchiveError, Origin
from casualty_figures.storage.objects import Objects


def repair_archive_at(objects: Objects, archive: Archive, published: Sequence[Origin]) -> None:
    """Put back what can be put back of the entries at an address.

    An entry that is whole in the archive here is brought as it is here. Of the
    others the bytes come from another entry there that has the same, and the
    record from `published`, as `repair_archive` has it.

    Raises:
        ArchiveError: It cannot be read or written.
    """
    ids = {origin.article_id for origin in published}
    damaged = {id_of(damage.path) for damage in damage_of_archive_at(objects, ids)}
    if not damaged:
        return
    of_interest = damaged | _twins(damaged, published)
    there = [name for name in names_at(objects) if id_of(name) in of_interest]
    with copy_of_entries(objects, there) as copy:
        before = {name: (copy.folder / name).read_bytes() for name in entries_of(copy)}
        for article_id in damaged:
            put_whole_entry(archive, copy, article_id)
        repair_archive(copy, published)
        _bring_changed(objects, copy, before)


def _twins(damaged: set[str], published: Iterable[Origin]) -> set[str]:
    """Return the articles whose bytes are those of a damaged entry."""
    bytes_of = {origin.article_id: origin.raw_sha256 for origin in published}
    wanted = {bytes_of.get(article_id) for article_id in damaged} - {None, ""}
    return {article_id for article_id, sha256 in bytes_of.items() if sha256 in wanted} - damaged


def _bring_changed(objects: Objects, archive: Archive, before: dict[str, bytes]) -> None:
    """Bring the files that are not as they were, records last."""
    now = {name: (archive.folder / name).read_bytes() for name in entries_of(archive)}
    changed = [name for name, content in now.items() if before.get(name) != content]
    try:
        for name in sorted(changed, key=lambda name: (name.endswith(".json"), name)):
            objects.write(f"{PLACE}/{name}", now[name])
    except OSError as error:
        raise ArchiveError(f"cannot repair the archive of {objects.address}: {error.strerror}") from None
