"""A release as tables in memory, as it is or as it was held at an earlier time."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pyarrow as pa

from casualty_figures.notebook.in_memory import Reconciled
from casualty_figures.publishing import Release, current_release, release_in, time_of
from casualty_figures.publishing.as_of import HISTORIC
from casualty_figures.publishing.query import read_only_connection
from casualty_figures.publishing.release import MANIFEST
from casualty_figures.records.tables import TABLES
from casualty_figures.runs.at_address import release_to_read
from casualty_figures.schema.to_arrow import unchecked_schema


class _ReleasedTables(Mapping[str, pa.Table]):
    """The tables of a release by name, each read and checked against its sum when first asked for."""

    def __init__(self, release: Release, as_of: datetime | None) -> None:
        self._release = release
        self._as_of = as_of
        self._read = cache(self._table)

    def __getitem__(self, name: str) -> pa.Table:
        if name not in self._release.table_names:
            raise KeyError(name)
        return self._read(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._release.table_names)

    def __len__(self) -> int:
        return len(self._release.table_names)

    def _table(self, name: str) -> pa.Table:
        if self._as_of is None or name not in HISTORIC:
            return self._release.table(name)
        self._release.verify(HISTORIC[name])
        table = next(one for one in TABLES if one.name == name)
        schema = unchecked_schema(table)
        with read_only_connection(self._release, (name,), self._as_of) as connection:
            rows = connection.view(name).to_arrow_table().select(schema.names).cast(schema)
        return rows.sort_by(table.order)


def read_release(path: str | Path | None = None, as_of: str | date | None = None) -> Reconciled:
    """Return the tables of a release: `.events` and `.figures` as pandas frames, `.table(name)` as Arrow.

    `path` is a folder of releases (data/processed), whose current one is read,
    the folder of one release, or an address (s3://bucket/prefix) of which the
    current one is copied to the cache; by default it is that of the settings. `as_of`,
    a day (its end) or a time, gives estimates and events as they were held then;
    all other tables are the release's. Tables are read when asked for. Raises
    `ReleaseError` where there is no release, a file was changed after it was
    published, or `as_of` is no day.
    """
    return Reconciled(_ReleasedTables(_release(path), None if as_of is None else time_of(as_of)))


def _release(path: str | Path | None) -> Release:
    if path is None:
        from flows.settings import settings  # noqa: PLC0415 - only where no path is given

        chosen = settings()
        return release_to_read(chosen.address, chosen.processed_folder)
    if "://" in str(path):
        return release_to_read(str(path), Path())
    folder = Path(path)
    return release_in(folder.resolve()) if (folder / MANIFEST).is_file() else current_release(folder)
