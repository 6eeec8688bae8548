"""One writer at a time, by a lock that the kernel takes back from a killed one."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from casualty_figures.publishing.release import RELEASES
from casualty_figures.records import ReleaseError, RunInProgressError

_PAUSE_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class WritingLock:
    """The right to publish in one processed folder, held while the run lasts."""

    folder: Path


@contextmanager
def writing_lock(folder: Path, *, wait_seconds: float = 0.0) -> Iterator[WritingLock]:
    """Hold the right to publish in the processed folder `folder`, which is made if need be.

    Waits up to `wait_seconds` for another holder, then raises
    `RunInProgressError`. The lock is `flock`'s: it ends with the process that
    holds it, however that ends. The file's content only tells a person who
    holds it. Raises `ReleaseError` where the folder cannot be written.
    """
    path = folder / RELEASES / ".lock"
    descriptor = _opened(path)
    try:
        _acquire(descriptor, path, wait_seconds)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}".encode(), 0)
        yield WritingLock(folder)
    finally:
        os.close(descriptor)


def _opened(path: Path) -> int:
    # Not inherited by the programs a run starts, which would hold the lock beyond its death.
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise ReleaseError(f"cannot write releases in {path.parent}: {error.strerror}") from error


def _acquire(descriptor: int, path: Path, wait_seconds: float) -> None:
    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= deadline:
                holder = path.read_text(encoding="utf-8") or "unknown"
                raise RunInProgressError(
                    f"another run (process {holder}) is at work on {path.parent.parent}: "
                    "try again when it is done"
                ) from error
            time.sleep(_PAUSE_SECONDS)
        else:
            return
