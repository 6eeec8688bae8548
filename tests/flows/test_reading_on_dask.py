"""Articles read on a cluster of Dask, with the engine as it is."""

import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import dask
import pytest
from distributed import Client, LocalCluster

from casualty_figures.archive import Archive, Source
from casualty_figures.engine import engine_version, vague_words
from casualty_figures.records import CasualtyFiguresError, Origin, Refusal
from casualty_figures.runs.plan import EngineInForce, reading_plan
from casualty_figures.workers.batches import read_batches
from casualty_figures.workers.on_dask_worker import read_beside
from casualty_figures.workers.reading_settings import Outcome, ReadingSettings
from flows import reading_on_dask
from flows.reading import read_articles
from flows.reading_on_dask import read_on_dask
from flows.settings import Settings
from flows.telling.progress import told_to

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TOWNS = ("Aden", "Goma", "Mosul", "Kaduna", "Beira", "Herat")


def nothing() -> None:
    """Take no notice of progress."""


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    chosen = Settings(raw_folder=tmp_path_factory.mktemp("raw"), batch_size=2, workers=1)
    texts = [f"{number + 2} people were killed in {town}." for number, town in enumerate(TOWNS)]
    sources = [Source(f"{number}.txt", text.encode()) for number, text in enumerate([*texts, ""])]
    Archive(chosen.archive_folder).take_all(sources, NOW)
    return chosen


@pytest.fixture(scope="module")
def settings(chosen: Settings) -> ReadingSettings:
    return ReadingSettings(chosen.archive_folder, engine_version(vague_words()), article_seconds=30.0)


@pytest.fixture(scope="module")
def origins(settings: ReadingSettings) -> list[Origin]:
    return Archive(settings.archive_folder).origins()


@pytest.fixture(scope="module")
def read_here(settings: ReadingSettings, origins: list[Origin]) -> list[Outcome]:
    return read_batches([origins], settings, n_workers=1, advance=nothing)


@contextmanager
def scheduler_on_loopback(**settings: object) -> Iterator[LocalCluster]:
    """Start a scheduler with one worker."""
    with (
        dask.config.set({f"distributed.scheduler.{name}": value for name, value in settings.items()}),
        LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster,
    ):
        yield cluster


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """A cluster whose worker lives."""
    with scheduler_on_loopback() as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def deadly_cluster() -> Iterator[str]:
    """A cluster of one test, whose worker may die once of one batch."""
    with scheduler_on_loopback(**{"allowed-failures": 1}) as cluster:
        yield cluster.scheduler_address


def in_twos(origins: list[Origin]) -> list[list[Origin]]:
    return [origins[start : start + 2] for start in range(0, len(origins), 2)]


def kill_workers(cluster: str) -> None:
    """Kill every worker of the cluster as the kernel does for want of memory; its nanny starts another."""
    with Client(cluster, set_as_default=False) as client:
        for pid in client.run(os.getpid).values():
            os.kill(pid, signal.SIGKILL)


def test_the_setting_alone_reads_on_a_cluster_what_this_process_does(chosen: Settings, cluster: str) -> None:
    engine = EngineInForce(engine_version(vague_words()), "rules")
    plan = reading_plan(Archive(chosen.archive_folder), None, engine, NOW)
    told: list[tuple[str, int, int]] = []
    with told_to(lambda *step: told.append(step)):
        there = read_articles.fn(plan, chosen.model_copy(update={"dask": cluster}))
    assert there == read_articles.fn(plan, chosen)
    assert told == [("read", done, len(plan.to_read)) for done in range(len(plan.to_read) + 1)]


def test_a_worker_killed_on_its_way_costs_no_article(
    settings: ReadingSettings, origins: list[Origin], read_here: list[Outcome], deadly_cluster: str
) -> None:
    told: list[int] = []

    def kill_after_the_first() -> None:
        told.append(1)
        if len(told) == 1:
            kill_workers(deadly_cluster)

    batches = in_twos(origins)
    assert (
        read_on_dask(batches, settings, cluster=deadly_cluster, n_workers=1, advance=kill_after_the_first)
        == read_here
    )
    assert len(told) == len(origins)


def die_of_one(origins: Sequence[Origin], settings: ReadingSettings) -> list[Outcome]:
    """Read as a worker does, and end it at one article as the kernel does for want of memory.

    A worker that dies before its nanny knows that it has started, which it asks
    every 50 ms, is not started again; memory does not fill as fast.
    """
    if any(origin.name == "3.txt" for origin in origins):
        time.sleep(2)
        os.kill(os.getpid(), signal.SIGKILL)
    return read_beside(origins, settings)


def test_an_article_that_workers_die_of_is_refused_and_its_batch_is_read(
    settings: ReadingSettings,
    origins: list[Origin],
    read_here: list[Outcome],
    deadly_cluster: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading_on_dask, "read_beside", die_of_one)
    outcomes = read_on_dask(in_twos(origins), settings, cluster=deadly_cluster, n_workers=1, advance=nothing)
    (place,) = (place for place, origin in enumerate(origins) if origin.name == "3.txt")
    refused = outcomes.pop(place)
    assert outcomes == [*read_here[:place], *read_here[place + 1 :]]
    assert isinstance(refused, Refusal)
    assert refused.reason == "2 workers of Dask that read it died, as for want of memory"
    assert refused.origin == replace(origins[place], failure=refused.reason)


def test_the_time_limit_holds_on_a_worker_of_dask(
    settings: ReadingSettings, origins: list[Origin], cluster: str
) -> None:
    hasty = replace(settings, article_seconds=1e-6)
    outcomes = read_on_dask([origins[:1]], hasty, cluster=cluster, n_workers=1, advance=nothing)
    assert isinstance(outcomes[0], Refusal)
    assert "of processor time, see CASUALTY_FIGURES_ARTICLE_SECONDS" in outcomes[0].reason


def test_a_worker_of_another_engine_stops_the_run(
    settings: ReadingSettings, origins: list[Origin], cluster: str
) -> None:
    other = replace(settings, engine_version="0.1.0+aaaaaaaaaaaa")
    with pytest.raises(CasualtyFiguresError, match="give both the same version"):
        read_on_dask(in_twos(origins), other, cluster=cluster, n_workers=1, advance=nothing)


def read_slowly(origins: Sequence[Origin], settings: ReadingSettings) -> list[Outcome]:
    """Read as a worker does that has more to read than these few lines."""
    time.sleep(2)
    return read_beside(origins, settings)


def test_a_cluster_that_loses_its_last_worker_ends_the_run(
    settings: ReadingSettings, origins: list[Origin], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_on_dask, "read_beside", read_slowly)
    with scheduler_on_loopback(**{"no-workers-timeout": "1s"}) as cluster:
        read = partial(read_on_dask, in_twos(origins), settings, cluster=cluster.scheduler_address)
        with pytest.raises(CasualtyFiguresError, match="the cluster of Dask lost its workers"):
            read(n_workers=1, advance=lambda: cluster.scale(0))


def test_a_cluster_that_does_not_answer_is_named(settings: ReadingSettings, origins: list[Origin]) -> None:
    nowhere = "tcp://127.0.0.1:9"
    with (
        dask.config.set({"distributed.comm.timeouts.connect": "200ms"}),
        pytest.raises(CasualtyFiguresError, match=f"no scheduler of Dask answers at {nowhere}"),
    ):
        read_on_dask(in_twos(origins), settings, cluster=nowhere, n_workers=1, advance=nothing)


def test_a_cluster_of_this_machine_ends_with_the_run(
    settings: ReadingSettings, origins: list[Origin], read_here: list[Outcome]
) -> None:
    assert (
        read_on_dask(in_twos(origins), settings, cluster="local", n_workers=1, advance=nothing) == read_here
    )
    assert not processes_below(os.getpid(), "casualty_figures.workers")


def processes_below(pid: int, name: str) -> list[int]:
    """Return the processes that descend from one and have a name in their command line."""
    below = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    named = [child for child in below if name.encode() in Path(f"/proc/{child}/cmdline").read_bytes()]
    return named + [one for child in below for one in processes_below(child, name)]
