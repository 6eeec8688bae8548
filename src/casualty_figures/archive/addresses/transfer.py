"""An archive at an address: its entries, which never change, and the logs of its sources, which only grow."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath

from casualty_figures.archive.store import Archive
from casualty_figures.archive.verification import PLACE
from casualty_figures.records import ArchiveError
from casualty_figures.storage import NewFiles, add_line
from casualty_figures.storage.objects import Objects

_LOGS = "attempts"
_SOME = 500
"""How many files get their names together."""


def take_archive(objects: Objects, archive: Archive) -> frozenset[str]:
    """Take what an address has and the archive has not; return the names of what the address has.

    Raises:
        ArchiveError: It cannot be had, or the archive cannot be written.
    """
    try:
        there = frozenset(name.removeprefix(f"{PLACE}/") for name in objects.sizes(PLACE))
        missing = {name for name in there if not is_log(name)} - set(entries_of(archive))
        if missing:
            archive.mark()
        for names in _records_last(missing):
            for some in _batched(names):
                with NewFiles() as files:
                    objects.each(partial(_take, objects, archive, files), some)
        for name in sorted(filter(is_log, there)):
            _take_log(objects, archive, name)
    except OSError as error:
        raise ArchiveError(f"cannot take the archive of {objects.address}: {error.strerror}") from None
    return there


def bring_archive(objects: Objects, archive: Archive, there: frozenset[str]) -> int:
    """Bring what the archive has beyond the names that are `there`, and return how many files that were.

    Raises:
        ArchiveError: The address cannot be written.
    """
    new = set(entries_of(archive)) - there
    logs = [f"{_LOGS}/{path.name}" for path in sorted((archive.folder / _LOGS).glob("[!.]*.jsonl"))]

    def bring(name: str) -> None:
        objects.write(f"{PLACE}/{name}", (archive.folder / name).read_bytes())

    try:
        for names in (*_records_last(new), logs):
            objects.each(bring, names)
    except OSError as error:
        raise ArchiveError(f"cannot bring the archive to {objects.address}: {error.strerror}") from None
    return len(new)


def _records_last(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return what records are about, and the records: an entry is there when its record is."""
    ordered = sorted(names)
    return (
        [name for name in ordered if not name.endswith(".json")],
        [name for name in ordered if name.endswith(".json")],
    )


def _batched(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield some names at a time."""
    return (names[start : start + _SOME] for start in range(0, len(names), _SOME))


def _take(objects: Objects, archive: Archive, files: NewFiles, name: str) -> None:
    files.write(archive.folder / name, objects.read(f"{PLACE}/{name}").content)


def entries_of(archive: Archive) -> Iterator[str]:
    """Yield the names below an archive of all files of its entries."""
    for folder in archive.folder.glob("??"):
        yield from (f"{folder.name}/{path.name}" for path in folder.iterdir() if path.name[0] != ".")


def is_log(name: str) -> bool:
    """Whether a file is a log of a source, and no entry's."""
    return PurePosixPath(name).parts[0] == _LOGS


def _take_log(objects: Objects, archive: Archive, name: str) -> None:
    """Add the lines of a log that are not here."""
    path = archive.folder / name
    here = set(path.read_bytes().splitlines()) if path.exists() else set()
    for line in objects.read(f"{PLACE}/{name}").content.splitlines():
        if line and line not in here:
            path.parent.mkdir(parents=True, exist_ok=True)
            add_line(path, line)
