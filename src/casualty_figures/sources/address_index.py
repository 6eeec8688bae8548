"""What the archive has of each address and of each source, found without reading its records.

An SQLite file beside the entries, with a row an entry. It says nothing that
the records do not say: what it lacks is read from them, and where it is
damaged it is made anew.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import chain
from pathlib import Path

from casualty_figures.archive import Archive
from casualty_figures.reading.addresses import page_address
from casualty_figures.records import ArchiveError, Origin

NAME = ".addresses.sqlite"
_AT_ONCE = 1000
_TABLES = """
CREATE TABLE IF NOT EXISTS entries (
    article_id TEXT PRIMARY KEY, address BLOB, source TEXT, retrieved_at REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_address ON entries (address);
CREATE INDEX IF NOT EXISTS by_source ON entries (source, retrieved_at);
"""
_OF_SOURCE = """
SELECT article_id FROM entries WHERE source = ?1 AND address IN (
    SELECT address FROM entries WHERE source = ?1 AND retrieved_at >= ?2
)
"""


@dataclass(frozen=True, slots=True)
class AddressIndex:
    """Entries by address and source; for one thread at a time."""

    rows: sqlite3.Connection

    @classmethod
    def of(cls, archive: Archive) -> "AddressIndex":
        """Return the index of an archive as it is now.

        Raises:
            ArchiveError: It cannot be read or written.
        """
        path = archive.folder / NAME
        try:
            try:
                return cls._of_today(path, archive)
            except sqlite3.DatabaseError:  # damaged
                path.unlink(missing_ok=True)
                return cls._of_today(path, archive)
        except (OSError, sqlite3.Error) as error:
            raise ArchiveError(f"cannot write {path}: {error}; make the archive writable") from None

    @classmethod
    def _of_today(cls, path: Path, archive: Archive) -> "AddressIndex":
        path.parent.mkdir(parents=True, exist_ok=True)
        index = cls(sqlite3.connect(path, check_same_thread=False))
        index.rows.executescript(_TABLES)
        there = archive.article_ids()
        known = {key for (key,) in index.rows.execute("SELECT article_id FROM entries")}
        with index.rows:
            gone = ((key,) for key in known - there)
            index.rows.executemany("DELETE FROM entries WHERE article_id = ?", gone)
        missing = sorted(there - known)
        for start in range(0, len(missing), _AT_ONCE):
            index.add(archive.origins(missing[start : start + _AT_ONCE]))
        return index

    def close(self) -> None:
        """Close the file."""
        self.rows.close()

    def add(self, origins: Iterable[Origin]) -> None:
        """Note entries of the archive, on the disk when this returns; those whose records are damaged not."""
        rows = (
            (one.article_id, _digest(one.url), one.collected_from, one.retrieved_at.timestamp())
            for one in origins
            if not is_damaged_record(one)
        )
        with self.rows:
            self.rows.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)

    def has(self, article_id: str) -> bool:
        """Whether the archive has an entry."""
        return bool(self._ids("SELECT article_id FROM entries WHERE article_id = ?", article_id))

    def at(self, url: str) -> list[str]:
        """Return the article_id of every entry of an address."""
        return self._ids("SELECT article_id FROM entries WHERE address = ?", _digest(url))

    def of_source(self, source: str, since: datetime) -> list[str]:
        """Return every entry of a source at the addresses of which it has one since then."""
        return self._ids(_OF_SOURCE, source, since.timestamp())

    def _ids(self, query: str, *values: object) -> list[str]:
        return list(chain.from_iterable(self.rows.execute(query, values)))


def is_damaged_record(origin: Origin) -> bool:
    """Whether an entry is nothing but a record that cannot be read, under whose name it comes then."""
    return origin.name == f"{origin.article_id}.json"


def _digest(url: str | None) -> bytes | None:
    """Return the hash of what versions of a page share of its address."""
    address = page_address(url) or url
    return sha256(address.encode("utf-8", "replace")).digest()[:16] if address else None
