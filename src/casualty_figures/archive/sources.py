"""Articles in files and folders, each with the record beside it."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from casualty_figures.archive.inside import Taking, holds_many, printable, refuse_unknown_kind
from casualty_figures.archive.plain_files import plain_file
from casualty_figures.archive.record import SourceRecord, record_in
from casualty_figures.archive.source import Source
from casualty_figures.archive.tabular import Places, TableFile, columns_held, is_table
from casualty_figures.archive.tabular.json_records import BEGINNING, is_array
from casualty_figures.archive.tabular.rows import LARGER
from casualty_figures.archive.webarchive import is_web_archive
from casualty_figures.records import ArchiveError

LARGEST_FILE = 20_000_000
"""Bytes of the largest file that is taken, unless a setting says otherwise."""

MARKER = ".casualty-figures-archive"
"""A folder that holds this file is an archive: its files are not sources."""

NO_COLUMNS: Mapping[str, str] = MappingProxyType({})
"""No column of a table is named: all are recognised."""


def sources_in(
    paths: Iterable[Path], *, largest: int = LARGEST_FILE, columns: Mapping[str, str] = NO_COLUMNS
) -> Iterator[Source]:
    """Yield the sources in files and folders, folders walked to the bottom in order of name.

    A table of articles is as many sources as it has rows, a feed as it has
    entries; `columns` says of
    parts of an article (text, headline, published, url, publisher) which
    column holds them, where its name does not.

    Left out of folders: hidden files, README.md, and any archive of ours. The
    record of `NAME.html` is `NAME.html.json`, else `NAME.json`; a JSON file that
    is none and holds an array is a table. Whatever cannot
    be taken (a missing path, a file over `largest` bytes, a kind we do not
    read, a bad record, a record without its article) is yielded with its
    `failure`: nothing that was given disappears.
    """
    failed: set[str] = set()
    taking = _Paths(Taking(largest, columns))
    for path in paths:
        for source in taking.below(path) if _is_folder(path) else taking.given(path):
            if source.failure is not None and source.name in failed:
                # two failures are two rows: they are told apart by their names alone
                yield replace(source, name=printable((path / source.name).as_posix()))
            else:
                yield source
            failed.update([source.name] if source.failure is not None else [])


def columns_in(
    path: Path, *, largest: int = LARGEST_FILE, columns: Mapping[str, str] = NO_COLUMNS
) -> Mapping[str, Places]:
    """Return which columns of the table at `path` hold which part of an article; none where it is no table.

    A part may have several places, the surest first, each of one column or of
    several together.

    Raises:
        ArchiveError: It cannot be read, or no column holds texts.
    """
    if not is_table(path):
        return {}
    with _opened(path, largest * LARGER) as file:
        table = TableFile(file, path, path.name, SourceRecord())
        return columns_held(table, largest=largest, named=columns)


@dataclass(frozen=True, slots=True)
class _Paths:
    """The files at paths, each taken in the same way."""

    taking: Taking

    def given(self, path: Path) -> Iterator[Source]:
        """Yield what is at a path that was given itself, under the whole path where it cannot be taken."""
        whole = printable(path.as_posix())
        if path.suffix.lower() == ".json" and not _holds_array(path):
            yield Source(whole, failure="this is a record: give the article it lies beside")
            return
        name = printable(path.name)
        for source in self._at(path, name, _record_path(path)):
            is_file = source.name == name
            yield replace(source, name=whole) if source.failure is not None and is_file else source

    def below(self, folder: Path) -> Iterator[Source]:
        """Yield what lies in a folder, to the bottom."""
        # a folder reached again through a symbolic link, a loop included, has been taken already
        seen: set[tuple[int, int]] = set()
        waiting = [folder]
        while waiting:
            place = waiting.pop()
            try:
                status = place.stat()
                names = sorted(os.listdir(place))  # noqa: PTH208 -- ten times faster than Path.iterdir
            except OSError as error:
                name = _name_below(folder, place) if place != folder else printable(folder.as_posix())
                yield Source(name, failure=f"this folder cannot be read: {error.strerror}")
                continue
            if (status.st_dev, status.st_ino) in seen or MARKER in names:
                continue
            seen.add((status.st_dev, status.st_ino))
            names = [name for name in names if not name.startswith(".")]
            inner = [name for name in names if _is_folder(place / name)]
            yield from self._among(folder, place, [name for name in names if name not in set(inner)])
            waiting.extend(place / name for name in reversed(inner))

    def _among(self, folder: Path, place: Path, names: list[str]) -> Iterator[Source]:
        """Yield the sources among the file names of one folder, and the records that belong to none."""
        articles = [name for name in names if not name.lower().endswith(".json") and name != "README.md"]
        used: set[str] = set()
        for name in articles:
            record = _record_path(place / name)
            used.update([record.name] if record else [])
            yield from self._at(place / name, _name_below(folder, place / name), record)
        for name in names:
            if name.lower().endswith(".json") and name not in used:
                below = _name_below(folder, place / name)
                if _holds_array(place / name):
                    yield from self._at(place / name, below, None)
                else:
                    yield Source(below, failure="a record with no article beside it")

    def _at(self, path: Path, name: str, record_path: Path | None) -> Iterator[Source]:
        try:
            said = record_in(record_path) if record_path else SourceRecord()
            most = self.taking.largest_holder if holds_many(path) else self.taking.largest
            if is_table(path) or is_web_archive(path):
                with _opened(path, None if is_web_archive(path) else most) as file:
                    yield from self.taking.sources_on_disk(name, path, file, said)
                return
            content = _content_of(path, most)
            yield from self.taking.sources_in(name, Source(path.name, content), said)
        except ArchiveError as error:
            yield Source(name, failure=str(error))


def _content_of(path: Path, largest: int) -> bytes:
    """Return the bytes of an article.

    Raises:
        ArchiveError: The path is missing, unreadable, too large, not a plain
            file (a pipe would make us wait for ever), or of a kind we do not read.
    """
    with _opened(path, largest) as file:
        return file.read()


@contextmanager
def _opened(path: Path, largest: int | None = None) -> Iterator[BinaryIO]:
    """Yield an open file; whatever goes wrong with it is an `ArchiveError`."""
    try:
        if path.exists():
            refuse_unknown_kind(path)
        with plain_file(path, largest=largest) as file:
            yield file
    except FileNotFoundError:
        raise ArchiveError("no such file or folder") from None
    except OSError as error:
        raise ArchiveError(f"cannot be read: {error.strerror}") from None


def _record_path(path: Path) -> Path | None:
    """Return where the record of an article lies, if there is one."""
    candidates = (path.with_name(f"{path.name}.json"), path.with_name(f"{path.stem}.json"))
    return next((one for one in candidates if one != path and os.path.lexists(one)), None)


def _holds_array(path: Path) -> bool:
    """Whether a JSON file is a table of articles; what cannot be read is not."""
    try:
        with plain_file(path) as file:
            return is_array(file.read(BEGINNING))
    except (OSError, ArchiveError):
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # not allowed to look: told when its bytes are asked for
        return False


def _name_below(folder: Path, path: Path) -> str:
    return printable(path.relative_to(folder).as_posix())
