"""Releases as readers see them: one whole folder of tables, found through one pointer."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from casualty_figures.records import ReleaseError
from casualty_figures.records.tables import TABLES
from casualty_figures.schema.to_arrow import arrow_schema

CURRENT = "current"
MANIFEST = "manifest.json"
RELEASES = "releases"
DATA_PACKAGE = "datapackage.json"
SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """One file of a release as its manifest describes it; `size` in bytes."""

    path: str
    sha256: str
    size: int
    rows: int

    @property
    def table_name(self) -> str:
        """Return the table the file belongs to."""
        return self.path.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Release:
    """One whole release: a folder with every table, and the manifest that describes it.

    `n_articles` counts the articles it accounts for, those refused included.
    """

    folder: Path
    number: int
    parent: str | None
    run_id: str
    code_version: str
    created_at: datetime
    n_articles: int
    files: tuple[ReleaseFile, ...]
    datapackage_sha256: str | None = None
    """Empty for a release from before there were Data Packages."""

    @property
    def name(self) -> str:
        """Return `<number>-<hash12>`, the name of the folder."""
        return self.folder.name

    @property
    def table_names(self) -> tuple[str, ...]:
        """Return the names of the tables, in alphabetical order."""
        return tuple(sorted({file.table_name for file in self.files}))

    def files_of(self, table_name: str) -> tuple[ReleaseFile, ...]:
        """Return the files of one table; raise `ReleaseError` where the release has no such table."""
        files = tuple(file for file in self.files if file.table_name == table_name)
        if not files:
            raise ReleaseError(
                f"release {self.name} has no table {table_name!r}; it has {', '.join(self.table_names)}"
            )
        return files

    def row_count(self, table_name: str) -> int:
        """Return how many rows a table has, from the manifest."""
        return sum(file.rows for file in self.files_of(table_name))

    def table(self, table_name: str) -> pa.Table:
        """Return a whole table with its column metadata, each partition in its order.

        Raises `ReleaseError` where a file is missing or its bytes are not those that were published.
        """
        files = self.files_of(table_name)
        return _described(
            table_name, pa.concat_tables([self.rows_of(file) for file in files])
        ).combine_chunks()

    def schema_of(self, table_name: str) -> pa.Schema:
        """Return the columns of a table, by its first file; raise as `table` does."""
        file = self.files_of(table_name)[0]
        self._refuse_damaged(file.path, file.sha256)
        return pq.read_schema(self.folder / file.path)

    def columns(self, table_name: str, names: Iterable[str]) -> pa.Table:
        """Return some columns of a table, the rest of the files unread; raise as `table` does."""
        wanted = list(names)
        return pa.concat_tables([self.rows_of(file, wanted) for file in self.files_of(table_name)])

    def rows_of(self, file: ReleaseFile, names: Iterable[str] | None = None) -> pa.Table:
        """Return the rows of one file, all columns or those named; raise as `table` does."""
        self._refuse_damaged(file.path, file.sha256)
        with pq.ParquetFile(self.folder / file.path, page_checksum_verification=True) as parquet:
            return parquet.read(None if names is None else list(names))

    def _refuse_damaged(self, path: str, sha256: str) -> None:
        """Raise `ReleaseError` where a file is missing or its bytes are not those of the hash."""
        try:
            found = _hash_of(self.folder / path)
        except FileNotFoundError:
            raise ReleaseError(f"release {self.name} is not whole: {path} is missing") from None
        except OSError as error:
            raise ReleaseError(f"release {self.name}: cannot read {path}: {error.strerror}") from error
        if found != sha256:
            raise ReleaseError(f"release {self.name} was changed after it was published: {path}")

    def verify(self, table_names: Iterable[str] | None = None) -> None:
        """Raise `ReleaseError` where a file is missing or its bytes are not what the manifest says.

        Looks at the files of the tables named, else at all, and at those beside the tables.
        """
        for name in self.table_names if table_names is None else table_names:
            for file in self.files_of(name):
                self._refuse_damaged(file.path, file.sha256)
        if table_names is None and self.datapackage_sha256:
            self._refuse_damaged(DATA_PACKAGE, self.datapackage_sha256)
            manifest = hashlib.sha256((self.folder / MANIFEST).read_bytes()).hexdigest()
            listed = sums(self.files, manifest, self.datapackage_sha256)
            self._refuse_damaged(SUMS, hashlib.sha256(listed).hexdigest())

    def damaged_files(self) -> tuple[ReleaseFile, ...]:
        """Return the files that are missing or whose bytes are not what the manifest says."""
        return tuple(file for file in self.files if self._is_damaged(file))

    def _is_damaged(self, file: ReleaseFile) -> bool:
        try:
            self._refuse_damaged(file.path, file.sha256)
        except ReleaseError:
            return True
        return False

    def without(self, files: Iterable[ReleaseFile]) -> "Release":
        """Return what the release says in its other files; a table may then have none."""
        left = tuple(file for file in self.files if file not in set(files))
        return replace(self, files=left, datapackage_sha256=None)  # which is of all of them


def current_release(folder: Path) -> Release:
    """Return the release that `current` points at in the processed folder.

    The pointer is resolved once: whatever is published meanwhile, the value
    goes on speaking of one release. Raises `ReleaseError` where there is none.
    """
    release = last_release(folder)
    if release is None:
        raise ReleaseError(f"no release in {folder} yet: run `casualty-figures run` first")
    return release


def last_release(folder: Path) -> Release | None:
    """Return the release that `current` points at, or nothing before the first run."""
    pointer = folder / CURRENT
    if not pointer.is_symlink():
        return None
    return release_in(pointer.resolve())


def releases_before(release: Release) -> Iterator[Release]:
    """Yield the earlier releases that are still there and have a sound manifest, newest first."""
    folders = sorted(path for path in release.folder.parent.iterdir() if path.name[:1].isdigit())
    for folder in reversed([path for path in folders if path.name < release.name]):
        with suppress(ReleaseError):
            yield release_in(folder)


def release_in(folder: Path) -> Release:
    """Return the release that lies in a folder.

    Raises `ReleaseError` where its manifest cannot be read or is not the one
    whose hash is in the name of the folder.
    """
    try:
        content = (folder / MANIFEST).read_bytes()
        release = release_of(folder, json.loads(content))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReleaseError(f"release {folder.name} has no manifest that can be read: {error!r}") from error
    if not folder.name.endswith(f"-{hash_in_name(content)}"):
        raise ReleaseError(
            f"the manifest of release {folder.name} was changed after it was published: "
            f"restore it, or point {CURRENT} at another release"
        )
    return release


def _described(table_name: str, rows: pa.Table) -> pa.Table:
    """Return the rows with what each column means, where their files do not say it."""
    known = {
        field.name: field for table in TABLES if table.name == table_name for field in arrow_schema(table)
    }
    fields = [
        field
        if field.metadata or field.name not in known
        else field.with_metadata(known[field.name].metadata)
        for field in rows.schema
    ]
    return rows.cast(pa.schema(fields, metadata=rows.schema.metadata))


def _hash_of(path: Path) -> str:
    """Return the SHA-256 of a file, made once for as long as nobody writes to it."""
    found = path.stat()
    return _hash_as_of(path, found.st_ino, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=2**16)
def _hash_as_of(path: Path, _inode: int, _size: int, _written_at: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sums(files: Iterable[ReleaseFile], manifest_sha256: str, datapackage_sha256: str) -> bytes:
    """Return the hashes of all files of a release, by path, as `sha256sum -c` reads them."""
    digests = {file.path: file.sha256 for file in files}
    digests |= {MANIFEST: manifest_sha256, DATA_PACKAGE: datapackage_sha256}
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items())).encode()


def hash_in_name(manifest: bytes) -> str:
    """Return the part of a release's name that vouches for its manifest."""
    return hashlib.sha256(manifest).hexdigest()[:12]


def release_of(folder: Path, manifest: dict[str, Any]) -> Release:
    """Return the release that a manifest describes; raise `KeyError` or `TypeError` where it is none."""
    return Release(
        folder=folder,
        number=manifest["number"],
        parent=manifest["parent"],
        run_id=manifest["run_id"],
        code_version=manifest["code_version"],
        created_at=datetime.fromisoformat(manifest["created_at"]),
        n_articles=manifest["inputs"]["articles"],
        files=tuple(
            ReleaseFile(file["path"], file["sha256"], file["size"], file["rows"])
            for table in manifest["tables"].values()
            for file in table["files"]
        ),
        datapackage_sha256=manifest.get("datapackage_sha256"),
    )
