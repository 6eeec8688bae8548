"""All tables or none: a release written aside, made durable, and published by one rename.

The order is what makes it safe. Every file is written and synced in a folder
under a temporary name; the folder is synced and gets its final name; then
`current` is replaced by a new symlink in one step. Killed at any moment, the
pointer still names a whole release.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from casualty_figures.publishing.changed_rows import ChangedRows, files_after
from casualty_figures.publishing.data_package import data_package
from casualty_figures.publishing.licences import LICENCES
from casualty_figures.publishing.lock import WritingLock
from casualty_figures.publishing.partitions import TableFile, files_of
from casualty_figures.publishing.release import (
    CURRENT,
    DATA_PACKAGE,
    MANIFEST,
    RELEASES,
    SUMS,
    Release,
    ReleaseFile,
    hash_in_name,
    last_release,
    release_in,
    sums,
)
from casualty_figures.records import ReleaseError
from casualty_figures.records.tables import TABLES
from casualty_figures.schema.model import Table
from casualty_figures.storage import READ_ONLY, NewFiles, canonical_json, put_folder, put_pointer
from casualty_figures.storage.folders import unfinished_pointer

UNFINISHED = ".unfinished-"
"""How the name of a folder begins that is no whole release yet, or no longer."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a release is made from, for its manifest."""

    run_id: str
    created_at: datetime
    code_version: str
    rule_set: str
    article_ids: Sequence[str]


def publish_release(  # noqa: PLR0913 - what it takes to publish
    lock: WritingLock,
    tables: Mapping[str, pa.Table | ChangedRows],
    provenance: Provenance,
    *,
    parent: Release | None,
    keep: int,
    bring: Callable[[Release], None] = lambda _: None,
) -> Release:
    """Publish the tables, by name, as the release after `parent`, and return it.

    Files whose bytes the parent has are hard links to the parent's; of a table
    of which only `ChangedRows` are given, months that no row touches are not
    even read. `bring` is called with the release once it is whole and before
    it is current, to bring it elsewhere. Of the releases there are then, the
    newest `keep` stay. Raises `ReleaseError` where a table is missing, where
    `parent` is no longer the current release, and where the folder cannot be
    written, and what `bring` raises; then nothing has changed for readers.
    """
    missing = sorted({table.name for table in TABLES} - set(tables))
    if missing:
        raise ReleaseError(f"a release holds every table or is none: {', '.join(missing)} missing")
    current = last_release(lock.folder)
    if (current and current.name) != (parent and parent.name):
        raise ReleaseError(
            f"{lock.folder} moved on to release {current and current.name} while this run was at work: "
            "run again"
        )
    try:
        return _publish(lock.folder, tables, provenance, parent, keep, bring)
    except OSError as error:
        raise ReleaseError(f"cannot write a release in {lock.folder}: {error}") from error


def _publish(  # noqa: PLR0913, PLR0917 - what it takes to publish
    folder: Path,
    tables: Mapping[str, pa.Table | ChangedRows],
    provenance: Provenance,
    parent: Release | None,
    keep: int,
    bring: Callable[[Release], None],
) -> Release:
    releases = folder / RELEASES
    remove_leftovers(folder)
    number = 1 + max(_numbers(releases), default=0)
    unfinished = releases / f"{UNFINISHED}{number:06d}"
    unfinished.mkdir()
    with NewFiles(
        mode=READ_ONLY
    ) as new:  # files are shared by hard links: a change would be in every release
        files = [
            _placed(unfinished, file, parent, new)
            for table in TABLES
            for file in _files(table, tables[table.name], parent)
        ]
        package = canonical_json(data_package(number, provenance.created_at, files), indent=1).encode()
        package_sha256 = hashlib.sha256(package).hexdigest()
        manifest = manifest_of(number, provenance, parent.name if parent else None, files) | {
            "datapackage_sha256": package_sha256
        }
        content = canonical_json(manifest, indent=1).encode()
        new.write(unfinished / DATA_PACKAGE, package)
        new.write(unfinished / MANIFEST, content)
        new.write(unfinished / SUMS, sums(files, hashlib.sha256(content).hexdigest(), package_sha256))
    release = releases / f"{number:06d}-{hash_in_name(content)}"
    put_folder(unfinished, release)
    try:
        bring(release_in(release))
    except BaseException:
        shutil.rmtree(release.rename(unfinished))  # first no release any more, whenever a kill comes
        raise
    put_pointer(folder / CURRENT, release)
    _prune(releases, keep, release)
    return release_in(release)


def remove_leftovers(folder: Path) -> None:
    """Remove what killed writers left in the processed folder: unfinished releases and pointers."""
    for unfinished in (folder / RELEASES).glob(f"{UNFINISHED}*"):
        shutil.rmtree(unfinished)
    unfinished_pointer(folder / CURRENT).unlink(missing_ok=True)


def _numbers(releases: Path) -> list[int]:
    return [int(path.name.partition("-")[0]) for path in _finished(releases)]


def _finished(releases: Path) -> list[Path]:
    """Return the folders of whole releases, oldest first."""
    return sorted(path for path in releases.iterdir() if path.name[:1].isdigit() and path.is_dir())


def _files(
    table: Table, rows: pa.Table | ChangedRows, parent: Release | None
) -> Iterable[TableFile | ReleaseFile]:
    if isinstance(rows, pa.Table):
        return files_of(table, rows)
    if parent is None:
        raise ReleaseError(f"{table.name}: there is no release whose rows these change")
    return files_after(table, rows, parent)


def _placed(
    unfinished: Path, file: TableFile | ReleaseFile, parent: Release | None, new: NewFiles
) -> ReleaseFile:
    """Write one file, or link it where the parent has it, and return its manifest entry."""
    target = unfinished / file.path
    target.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(file, ReleaseFile):
        if parent and not _is_link_made(parent.folder / file.path, target):
            new.write(target, (parent.folder / file.path).read_bytes())
        return file
    if parent is None or not _linked(parent.folder / file.path, target, file.content):
        new.write(target, file.content)
    return ReleaseFile(file.path, file.sha256, len(file.content), file.rows)


def _linked(source: Path, target: Path, content: bytes) -> bool:
    """Link the file and return whether that worked.

    It does not where the file was damaged since it was published, and on file
    systems without hard links.
    """
    try:
        if source.read_bytes() != content:
            return False
    except OSError:
        return False
    return _is_link_made(source, target)


def _is_link_made(source: Path, target: Path) -> bool:
    """Link the file and return whether that worked: some file systems have no hard links."""
    try:
        os.link(source, target)
    except OSError:
        return False
    return True


def manifest_of(
    number: int, provenance: Provenance, parent: str | None, files: Iterable[ReleaseFile]
) -> dict[str, Any]:
    """Return what the manifest says of a release after `parent`, but for the hash of the Data Package."""
    tables: dict[str, dict[str, Any]] = {}
    for file in files:
        table = tables.setdefault(file.table_name, {"rows": 0, "files": []})
        table["rows"] += file.rows
        table["files"].append(asdict(file))
    article_ids = sorted(provenance.article_ids)
    return {
        "format": 1,
        "number": number,
        "parent": parent,
        "run_id": provenance.run_id,
        "created_at": provenance.created_at.isoformat(),
        "code_version": provenance.code_version,
        "rule_set": provenance.rule_set,
        "inputs": {
            "articles": len(article_ids),
            "sha256": hashlib.sha256("\n".join(article_ids).encode()).hexdigest(),
        },
        "tables": tables,
        "licences": LICENCES,
    }


def _prune(releases: Path, keep: int, current: Path) -> None:
    for old in _finished(releases)[:-keep]:
        if old != current:
            # Renamed first, so that what a kill leaves half removed counts as unfinished.
            doomed = old.rename(releases / f"{UNFINISHED}{old.name}")
            shutil.rmtree(doomed)
