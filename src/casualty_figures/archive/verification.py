"""What is damaged in an archive, and how an entry is made whole again from what else is there."""

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import product
from pathlib import Path, PurePosixPath

from casualty_figures.archive.compression import content_at, stored_form
from casualty_figures.archive.origin_record import origin_at, origin_json
from casualty_figures.archive.retrieval_record import SUFFIX, retrieval_at
from casualty_figures.archive.source import Source
from casualty_figures.archive.store import Archive
from casualty_figures.records import ArchiveError, Origin
from casualty_figures.records.damage import Damage
from casualty_figures.storage import canonical_json, write_file

PLACE = "archive"
WITHOUT_RECORD = "lies there without its record"
"""Bytes of an entry that was lost in part, or that a killed writer had not finished."""
_RECORD = ".json"


def damage_in_archive(archive: Archive) -> Iterator[Damage]:
    """Yield what is damaged in an archive: records, bytes and records of retrievals, each with its path."""
    for folder in sorted(archive.folder.glob("??")):
        files = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        recorded = {path.stem for path in files if path.suffix == _RECORD}
        for path in files:
            if what := _damage_of(archive, path, recorded):
                yield Damage(PLACE, f"{folder.name}/{path.name}", what)


def _damage_of(archive: Archive, path: Path, recorded: set[str]) -> str | None:
    try:
        if path.suffix == _RECORD:
            return _damage_of_entry(archive, path)
        if path.suffix == SUFFIX:
            retrieval_at(path)
        elif path.name.partition(".")[0] not in recorded:
            return WITHOUT_RECORD
    except (ArchiveError, OSError) as error:
        return f"is damaged: {error}"
    return None


def _damage_of_entry(archive: Archive, path: Path) -> str | None:
    origin = origin_at(path)
    content = None if origin.failure else archive.bytes_of(origin)
    record = path.read_bytes()
    if record != f"{canonical_json(json.loads(record))}\n".encode() or not is_of(archive, origin, content):
        return "is damaged: it does not say what it said when it was written"
    return None


def gone(published: Collection[str], names: Iterable[str]) -> Iterator[Damage]:
    """Yield the published articles of which there is nothing among the names of an archive's files."""
    for article_id in sorted(set(published) - set(map(id_of, names))):
        yield Damage(PLACE, f"{article_id[:2]}/{article_id}", "is gone, record and bytes")


def id_of(path: str) -> str:
    """Return the article_id of the entry that a file of an archive belongs to."""
    return PurePosixPath(path).name.partition(".")[0]


def is_of(archive: Archive, origin: Origin, content: bytes | None) -> bool:
    """Whether the id of an origin is the hash of what its record says and of its bytes."""
    source = Source(
        origin.name, content, origin.url, origin.publisher, origin.published, origin.headline, origin.failure
    )
    return archive.origin_of(source, origin.retrieved_at).article_id == origin.article_id


def put_whole_entry(source: Archive, target: Archive, article_id: str) -> None:
    """Put an entry of one archive into another in place of what is there, if it is whole."""
    folder = source.folder / article_id[:2]
    files = [path for path in folder.glob(f"{article_id}.*") if not path.name.startswith(".")]
    recorded = {path.stem for path in files if path.suffix == _RECORD}
    if not recorded or any(_damage_of(source, path, recorded) for path in files):
        return
    for path in files:
        write_file(target.folder / folder.name / path.name, path.read_bytes())


def repair_archive(archive: Archive, published: Iterable[Origin]) -> None:
    """Put back what can be put back of an archive's entries.

    Bytes come from another entry that has the same. A record is one of
    `published`, what a release says of its articles, where the id vouches
    that it is the record that was written.
    """
    known = {origin.article_id: origin for origin in published}
    damaged = {id_of(damage.path) for damage in damage_in_archive(archive)}
    for article_id in sorted(damaged):
        record = archive.folder / article_id[:2] / f"{article_id}{_RECORD}"
        _repair_record(archive, record, known.get(article_id))
    _repair_bytes(archive, damaged)


def _repair_record(archive: Archive, record: Path, published: Origin | None) -> None:
    if published is None or not (contents := _bytes_beside(record)):
        return
    for variant in _variants(published):
        if is_of(archive, variant, contents[0]):
            write_file(record, origin_json(variant))
            return


def _bytes_beside(record: Path) -> list[bytes]:
    """Return the bytes of the entry whose record is damaged, if they are there and can be read."""
    found = []
    for path in sorted(record.parent.glob(f"{record.stem}.*")):
        if path.suffix not in {_RECORD, SUFFIX}:
            with suppress(OSError):
                found.append(content_at(path))
    return found


def _variants(origin: Origin) -> Iterator[Origin]:
    """Yield the records a release can have its words from: parts may come from the page instead."""
    parts = product(
        (origin.url, None), (origin.publisher, None), (origin.published, None), (origin.headline, None)
    )
    for url, publisher, published, headline in parts:
        yield replace(origin, url=url, publisher=publisher, published=published, headline=headline)


def _repair_bytes(archive: Archive, damaged: set[str]) -> None:
    origins = [origin for origin in archive.origins() if origin.failure is None]
    sound = {origin.raw_sha256: origin for origin in origins if origin.article_id not in damaged}
    for origin in origins:
        if origin.article_id in damaged and (twin := sound.get(origin.raw_sha256)):
            path = archive.bytes_path(origin)
            write_file(path, stored_form(path, archive.bytes_of(twin)))
