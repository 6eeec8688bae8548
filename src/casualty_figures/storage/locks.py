"""One holder at a time, by a lock that the kernel takes back from a killed one."""

import fcntl
import math
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PAUSE_SECONDS = 0.2


@contextmanager
def exclusive_lock(path: Path, *, wait_seconds: float = math.inf) -> Iterator[None]:
    """Hold the lock of the file at `path`, which is made if need be with its folder.

    Waits for another holder, at most `wait_seconds`, then raises
    `TimeoutError` with the number of its process. The lock is `flock`'s: it
    ends with the process that holds it, however that ends. The file's content
    only tells a person who holds it. Raises `OSError` where the file cannot
    be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Not inherited by the programs its holder starts, which would hold the lock beyond its death.
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _acquire(descriptor, wait_seconds)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}".encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, wait_seconds: float) -> None:
    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise TimeoutError(os.pread(descriptor, 20, 0).decode() or "unknown") from None
            time.sleep(_PAUSE_SECONDS)
        else:
            return
