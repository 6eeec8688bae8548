"""Reading the articles of a run on a cluster of Dask.

One Prefect task maps the batches on Dask's client and lets go of each result
when it has come; they are no Prefect tasks, which cost 120 ms each on Dask and
stay in its scheduler (prefect#21697).
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import dask
from distributed import Client, Future, as_completed
from distributed.scheduler import KilledWorker, NoWorkerError
from prefect_dask.task_runners import DaskTaskRunner

from casualty_figures.records import CasualtyFiguresError, Origin
from casualty_figures.runs.rows.refusals import refused_for_now
from casualty_figures.workers.on_dask_worker import end_reading, read_beside
from casualty_figures.workers.reading_settings import Outcome, ReadingSettings

LOCAL = "local"
"""In place of an address: a cluster on this machine, for as long as the articles are read."""
_SECONDS_TO_COME = 120
"""How long a cluster without a worker may take to get one; one of somebody else's has a setting for
this once tasks wait (`distributed.scheduler.no-workers-timeout`), which by itself is forever."""


def read_on_dask(
    batches: Sequence[Sequence[Origin]],
    settings: ReadingSettings,
    *,
    cluster: str,
    n_workers: int,
    advance: Callable[[], None],
) -> list[Outcome]:
    """Return what becomes of the articles of all batches, in their order.

    `cluster` is the address of a scheduler or `LOCAL`, which starts one with
    `n_workers`. Dask gives the batch of a worker that died to another; of a
    batch that several died of each article is read alone, and refused until
    the next run where they die again. Calls `advance` for each article.

    Raises:
        CasualtyFiguresError: For a cluster that cannot be reached or gets no
            worker or loses its last, a setting, the gazetteer, or a worker of
            another engine.
        OSError: For the machine of a worker.
    """
    with _client(cluster, n_workers) as client:
        futures = client.map(read_beside, batches, settings=settings, pure=False)
        try:
            _wait_for_a_worker(client)
            read, deadly = _results(client, futures, advance)
            for place in deadly:  # nothing else is under way now: whose worker dies, it died of that
                read[place] = [_read_alone(client, origin, settings) for origin in batches[place]]
                _advance(advance, read[place])
        except NoWorkerError as error:
            raise CasualtyFiguresError(f"the cluster of Dask lost its workers: {error}") from error
        finally:
            client.cancel(futures)
            client.run(end_reading, settings, on_error="ignore")
    return [outcome for place in sorted(read) for outcome in read[place]]


@contextmanager
def _client(cluster: str, n_workers: int) -> Iterator[Client]:
    local = {
        "n_workers": n_workers,
        "threads_per_worker": 1,
        "memory_limit": None,
        "dashboard_address": "127.0.0.1:0",
    }
    runner = DaskTaskRunner(cluster_kwargs=local) if cluster == LOCAL else DaskTaskRunner(address=cluster)
    waiting = {"distributed.scheduler.no-workers-timeout": f"{_SECONDS_TO_COME}s"} if cluster == LOCAL else {}
    with dask.config.set(waiting), runner:
        try:
            client = runner.client
        except (OSError, ValueError) as error:
            raise CasualtyFiguresError(f"no scheduler of Dask answers at {cluster}: {error}") from error
        yield client


def _results(
    client: Client, futures: "Sequence[Future[Any]]", advance: Callable[[], None]
) -> tuple[dict[int, list[Outcome]], list[int]]:
    """Return the outcomes of batches by their places, and the places of those that workers died of."""
    places = {future.key: place for place, future in enumerate(futures)}
    read: dict[int, list[Outcome]] = {}
    deadly: list[int] = []
    coming: Iterator[tuple[Future[Any], Any]] = as_completed(
        futures, loop=client.loop, with_results=True, raise_errors=False
    )
    for future, result in coming:
        place = places[future.key]
        if future.status == "finished":
            read[place] = result
            _advance(advance, result)
        elif isinstance(future.exception(), KilledWorker):
            deadly.append(place)
        else:
            future.result()  # raises what the worker did
        future.release()
    return read, deadly


def _wait_for_a_worker(client: Client) -> None:
    try:
        client.wait_for_workers(1, timeout=_SECONDS_TO_COME)
    except TimeoutError:
        raise CasualtyFiguresError(
            f"the cluster of Dask has no worker, and got none in {_SECONDS_TO_COME} s"
        ) from None


def _read_alone(client: Client, origin: Origin, settings: ReadingSettings) -> Outcome:
    try:
        (outcome,) = client.submit(read_beside, [origin], settings, pure=False).result()
    except KilledWorker as killed:
        n_died = killed.allowed_failures + 1
        return refused_for_now(origin, f"{n_died} workers of Dask that read it died, as for want of memory")
    return outcome


def _advance(advance: Callable[[], None], outcomes: Sequence[Outcome]) -> None:
    for _ in outcomes:
        advance()
