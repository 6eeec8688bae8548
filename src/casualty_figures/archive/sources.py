"""Articles in files and folders, each with the record beside it."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from casualty_figures.archive.plain_files import plain_bytes
from casualty_figures.archive.record import SourceRecord, record_in
from casualty_figures.records import ArchiveError

LARGEST_FILE = 20_000_000
"""Bytes of the largest file that is taken, unless a setting says otherwise."""

MARKER = ".casualty-figures-archive"
"""A folder that holds this file is an archive: its files are not sources."""

READ_SUFFIXES = frozenset({"", ".html", ".htm", ".xhtml", ".shtml", ".txt", ".text", ".md"})
"""Kinds of file that reading is tried on. Inside, the bytes decide what it is, not the name."""


@dataclass(frozen=True, slots=True)
class Source:
    """One input: its bytes, or the reason in one line why there are none.

    `name` is the path below the folder that was given, or the file's own name
    (the path as given where the file cannot be taken).
    """

    name: str
    content: bytes | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    failure: str | None = None

    def __post_init__(self) -> None:
        """Refuse a source with neither bytes nor a failure, or with both."""
        if (self.content is None) == (self.failure is None):
            raise ValueError(f"a source has either bytes or a failure: {self.name}")


def sources_in(paths: Iterable[Path], *, largest: int = LARGEST_FILE) -> Iterator[Source]:
    """Yield the sources in files and folders, folders walked to the bottom in order of name.

    Left out of folders: hidden files, README.md, and any archive of ours. The
    record of `NAME.html` is `NAME.html.json`, else `NAME.json`. Whatever cannot
    be taken (a missing path, a file over `largest` bytes, a kind we do not
    read, a bad record, a record without its article) is yielded with its
    `failure`: nothing that was given disappears.
    """
    failed: set[str] = set()
    for path in paths:
        for source in _sources_below(path, largest) if _is_folder(path) else [_source_given(path, largest)]:
            if source.failure is not None and source.name in failed:
                # two failures are two rows: they are told apart by their names alone
                yield replace(source, name=_printable((path / source.name).as_posix()))
            else:
                yield source
            failed.update([source.name] if source.failure is not None else [])


def _source_given(path: Path, largest: int) -> Source:
    """Return the source at a path that was given itself, under the whole path where it cannot be taken."""
    if path.suffix.lower() == ".json":
        failure = "this is a record: give the article it lies beside"
        return Source(_printable(path.as_posix()), failure=failure)
    source = _source_at(path, _printable(path.name), _record_path(path), largest)
    return source if source.failure is None else replace(source, name=_printable(path.as_posix()))


def _sources_below(folder: Path, largest: int) -> Iterator[Source]:
    # a folder reached again through a symbolic link, a loop included, has been taken already
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            status = place.stat()
            names = sorted(os.listdir(place))  # noqa: PTH208 -- ten times faster than Path.iterdir
        except OSError as error:
            name = _name_below(folder, place) if place != folder else _printable(folder.as_posix())
            yield Source(name, failure=f"this folder cannot be read: {error.strerror}")
            continue
        if (status.st_dev, status.st_ino) in seen or MARKER in names:
            continue
        seen.add((status.st_dev, status.st_ino))
        names = [name for name in names if not name.startswith(".")]
        inner = [name for name in names if _is_folder(place / name)]
        yield from _sources_among(folder, place, [name for name in names if name not in set(inner)], largest)
        waiting.extend(place / name for name in reversed(inner))


def _sources_among(folder: Path, place: Path, names: list[str], largest: int) -> Iterator[Source]:
    """Yield the sources among the file names of one folder, and the records that belong to none."""
    articles = [name for name in names if not name.lower().endswith(".json") and name != "README.md"]
    used: set[str] = set()
    for name in articles:
        record = _record_path(place / name)
        used.update([record.name] if record else [])
        yield _source_at(place / name, _name_below(folder, place / name), record, largest)
    for name in names:
        if name.lower().endswith(".json") and name not in used:
            failure = "a record with no article beside it"
            yield Source(_name_below(folder, place / name), failure=failure)


def _source_at(path: Path, name: str, record_path: Path | None, largest: int) -> Source:
    try:
        content = _content_of(path, largest)
        record = record_in(record_path) if record_path else SourceRecord()
    except ArchiveError as error:
        return Source(name, failure=str(error))
    return Source(name, content, record.url, record.publisher, record.published)


def _content_of(path: Path, largest: int) -> bytes:
    """Return the bytes of an article.

    Raises:
        ArchiveError: The path is missing, unreadable, too large, not a plain
            file (a pipe would make us wait for ever), or of a kind we do not read.
    """
    try:
        if path.exists() and path.suffix.lower() not in READ_SUFFIXES:
            raise ArchiveError(f"a kind of file we do not read ({path.suffix}): give HTML or plain text")
        return plain_bytes(path, largest=largest)
    except FileNotFoundError:
        raise ArchiveError("no such file or folder") from None
    except OSError as error:
        raise ArchiveError(f"cannot be read: {error.strerror}") from None


def _record_path(path: Path) -> Path | None:
    """Return where the record of an article lies, if there is one."""
    candidates = (path.with_name(f"{path.name}.json"), path.with_name(f"{path.stem}.json"))
    return next((candidate for candidate in candidates if os.path.lexists(candidate)), None)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # not allowed to look: told when its bytes are asked for
        return False


def _name_below(folder: Path, path: Path) -> str:
    return _printable(path.relative_to(folder).as_posix())


def _printable(name: str) -> str:
    """Return a file name as UTF-8 can hold it: bytes that are no UTF-8 are spelt out in hexadecimal."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
