"""Files that are there whole or not at all, whenever the process is killed or the power fails.

Each is written beside its place under a temporary name, forced to the disk,
renamed, and its folder forced to the disk. Many at once are forced together:
the disk then takes thousands in seconds.
"""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

READABLE = 0o644
READ_ONLY = 0o444
_SUFFIX = ".tmp"


class NewFiles:
    """Takes files while its block lasts; they get their names together, in the order taken, when it ends.

    Where the block fails, none of them is there.
    """

    def __init__(self, *, mode: int = READABLE) -> None:
        """Take files that are to have this mode."""
        self._mode = mode
        self._waiting: dict[Path, Path] = {}

    def add(self, path: Path) -> Path:
        """Return where to write the file that is to lie at `path`, whose folder is made if need be."""
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=_SUFFIX)
        os.close(handle)
        self._waiting[Path(name)] = path
        return Path(name)

    def write(self, path: Path, content: bytes) -> None:
        """Write a file that is to lie at `path`."""
        self.add(path).write_bytes(content)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the files in their places, or remove them where the block failed."""
        try:
            if kind is None:
                self._put_in_place()
        finally:
            for unfinished in self._waiting:
                unfinished.unlink(missing_ok=True)

    def _put_in_place(self) -> None:
        force_to_disk(self._waiting, mode=self._mode)
        for unfinished, path in self._waiting.items():
            unfinished.replace(path)
        force_to_disk({path.parent for path in self._waiting.values()})


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Yield where to write the file that lies at `path` once the block has ended well."""
    with NewFiles() as files:
        yield files.add(path)


def write_file(path: Path, content: bytes) -> None:
    """Write a file, in place of the one that was there."""
    with NewFiles() as files:
        files.write(path, content)


def remove_leftovers(folders: Iterable[Path]) -> int:
    """Remove what killed writers left in the folders, and return how many files that were.

    Only for who holds the lock under which they are written: it would break
    another writer.
    """
    leftovers = [path for folder in folders for path in folder.glob(f".*{_SUFFIX}")]
    for path in leftovers:
        path.unlink(missing_ok=True)
    return len(leftovers)


def force_to_disk(paths: Iterable[Path], *, mode: int | None = None) -> None:
    """Wait until files and folders are on the disk, with their new mode if one is given."""
    with ThreadPoolExecutor(max_workers=16) as pool:  # the disk writes those that wait together at once
        list(pool.map(_forcing(mode), paths))


def _forcing(mode: int | None) -> Callable[[Path], None]:
    def force(path: Path) -> None:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            if mode is not None:
                os.fchmod(descriptor, mode)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    return force
