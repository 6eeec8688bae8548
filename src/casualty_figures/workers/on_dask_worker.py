"""What a worker of Dask does: it hands articles to a process beside it.

Dask runs a task in a thread, in which no article's time can be limited, and
calls a worker that died of an article lost. So the worker reads nothing
itself: the process beside it is one of `WorkerPool`, as in a run without Dask,
and is kept for the next batch.
"""

from collections.abc import Sequence
from threading import Lock

from casualty_figures.records import Origin
from casualty_figures.workers.reading_settings import Outcome, ReadingSettings
from casualty_figures.workers.worker_pool import WorkerPool

_pools: dict[ReadingSettings, WorkerPool] = {}
_lock = Lock()


def read_beside(origins: Sequence[Origin], settings: ReadingSettings) -> list[Outcome]:
    """Return what becomes of articles, in their order; raise what `WorkerPool.read` does."""
    with _lock:
        pool = _pools.setdefault(settings, WorkerPool(settings))
    return pool.read(origins, lambda: None)


def end_reading(settings: ReadingSettings) -> None:
    """End the processes that read for a run."""
    with _lock:
        pool = _pools.pop(settings, None)
    if pool:
        pool.close()
