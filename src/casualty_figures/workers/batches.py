"""All articles of a run, read on the cores of this machine."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial

from casualty_figures.records import Origin
from casualty_figures.workers.one_article import outcome_of
from casualty_figures.workers.reading_settings import Outcome, ReadingSettings
from casualty_figures.workers.worker_pool import WorkerPool


def read_batches(
    batches: Sequence[Sequence[Origin]],
    settings: ReadingSettings,
    *,
    n_workers: int,
    advance: Callable[[], None],
) -> list[Outcome]:
    """Return what becomes of the articles of all batches, in their order, whichever process reads them.

    A single batch is read in this process: to start others takes longer.
    `advance` is called after each article, from one thread or another.
    Raises what `WorkerPool.read` does, and then no process is left.
    """
    if n_workers == 1 or len(batches) <= 1:
        return [outcome for batch in batches for outcome in _read_here(batch, settings, advance)]
    with ThreadPoolExecutor(min(n_workers, len(batches))) as threads, closing(WorkerPool(settings)) as pool:
        read = threads.map(partial(pool.read, advance=advance), batches)
        return [outcome for batch in read for outcome in batch]


def _read_here(
    batch: Sequence[Origin], settings: ReadingSettings, advance: Callable[[], None]
) -> list[Outcome]:
    read = settings.reader()
    outcomes = []
    for origin in batch:
        outcomes.append(outcome_of(origin, read, most_seconds=settings.article_seconds))
        advance()
    return outcomes
