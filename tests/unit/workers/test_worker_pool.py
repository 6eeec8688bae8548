"""Articles read by processes of their own, which may die."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from plain_run import FIRST, story

from casualty_figures.archive import Archive, Source
from casualty_figures.engine import engine_version, vague_words
from casualty_figures.records import CasualtyFiguresError, Origin, Refusal
from casualty_figures.runs.reading import ArticleFigures
from casualty_figures.workers import batches, worker_pool
from casualty_figures.workers.batches import read_batches
from casualty_figures.workers.reading_settings import Outcome, ReadingSettings, folders_in_force
from casualty_figures.workers.worker_pool import TRIES, WorkerPool
from casualty_figures.workers.worker_process import WorkerProcess

TOWNS = ("Aden", "Goma", "Mosul", "Kaduna", "Beira", "Herat")


def nothing() -> None:
    """Take no notice of progress."""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> ReadingSettings:
    folder = tmp_path_factory.mktemp("archive")
    texts = [story(town, number + 2) for number, town in enumerate(TOWNS)]
    sources = [Source(f"{number}.txt", text.encode()) for number, text in enumerate([*texts, ""])]
    Archive(folder).take_all(sources, FIRST)
    return ReadingSettings(folder, engine_version(vague_words()), article_seconds=30.0)


@pytest.fixture(scope="module")
def origins(settings: ReadingSettings) -> list[Origin]:
    return Archive(settings.archive_folder).origins()


@pytest.fixture(scope="module")
def read_here(settings: ReadingSettings, origins: list[Origin]) -> list[Outcome]:
    return read_batches([origins], settings, n_workers=2, advance=nothing)


@pytest.fixture(scope="module")
def pool(settings: ReadingSettings) -> Iterator[WorkerPool]:
    """One pool for all tests that break nothing of it: a process takes seconds to start."""
    with closing(WorkerPool(settings)) as pool:
        yield pool


def reading_twice(origins: Sequence[Origin]) -> list[list[Origin]]:
    return [list(origins[:4]), list(origins[4:])]


def test_a_process_reads_what_this_one_does(
    pool: WorkerPool, origins: list[Origin], read_here: list[Outcome]
) -> None:
    assert pool.read(origins, nothing) == read_here
    assert {type(outcome) for outcome in read_here} == {ArticleFigures, Refusal}


def test_each_article_is_told_when_it_is_read(pool: WorkerPool, origins: list[Origin]) -> None:
    told: list[int] = []
    pool.read(origins, lambda: told.append(1))
    assert len(told) == len(origins)


def test_a_process_is_used_again(pool: WorkerPool, origins: list[Origin]) -> None:
    pool.read(origins[:1], nothing)
    before = set(pool._all)
    pool.read(origins[:1], nothing)
    assert pool._all == before


def test_a_process_killed_on_its_way_costs_no_article(
    pool: WorkerPool, origins: list[Origin], read_here: list[Outcome]
) -> None:
    told: list[int] = []

    def kill_after_the_third() -> None:
        told.append(1)
        if len(told) == 3:
            for worker in pool._all:
                worker.kill()

    assert pool.read(origins, kill_after_the_third) == read_here
    assert len(told) == len(origins)


def test_an_article_that_its_process_dies_of_is_refused_until_the_next_run(
    settings: ReadingSettings, origins: list[Origin], read_here: list[Outcome], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(settings.archive_folder, tmp_path / settings.archive_folder.name))
    deadly = tmp_path / origins[2].raw_path
    deadly.unlink()
    os.mkfifo(deadly)  # who opens it waits there for us

    with closing(WorkerPool(replace(settings, archive_folder=folder))) as pool:

        def kill_whoever_reads_it() -> None:
            for _ in range(TRIES):
                with deadly.open("wb"):
                    for worker in tuple(pool._all):
                        worker.kill()
                        worker._process.wait()

        killer = Thread(target=kill_whoever_reads_it)
        killer.start()
        outcomes = pool.read(origins, nothing)
        killer.join()
    refused = outcomes.pop(2)
    assert outcomes == [*read_here[:2], *read_here[3:]]
    assert isinstance(refused, Refusal)
    assert refused.reason == f"{TRIES} processes that read it ended by SIGKILL, as for want of memory"
    assert refused.origin == replace(origins[2], failure=refused.reason)


def test_the_time_limit_holds_in_a_process(settings: ReadingSettings, origins: list[Origin]) -> None:
    with closing(WorkerPool(replace(settings, article_seconds=1e-6))) as pool:
        (outcome,) = pool.read(origins[:1], nothing)
    assert isinstance(outcome, Refusal)
    assert "of processor time, see CASUALTY_FIGURES_ARTICLE_SECONDS" in outcome.reason


def test_a_process_of_another_engine_reads_nothing(settings: ReadingSettings, origins: list[Origin]) -> None:
    other = replace(settings, engine_version="0.1.0+aaaaaaaaaaaa")
    with (
        closing(WorkerPool(other)) as pool,
        pytest.raises(CasualtyFiguresError, match=r"the run's 0\.1\.0\+aaaaaaaaaaaa: give both"),
    ):
        pool.read(origins, nothing)


def test_a_process_that_does_not_see_the_archive_reads_nothing(
    settings: ReadingSettings, tmp_path: Path
) -> None:
    with pytest.raises(CasualtyFiguresError, match="every worker must see it there"):
        replace(settings, archive_folder=tmp_path / "elsewhere").reader()


def test_processes_that_cannot_start_stop_the_run_and_refuse_nothing(
    settings: ReadingSettings, origins: list[Origin], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with (
        closing(WorkerPool(settings)) as pool,
        pytest.raises(CasualtyFiguresError, match="ended with status 1 before they could read"),
    ):
        pool.read(origins, nothing)


def test_a_process_ends_with_the_one_it_reads_for(settings: ReadingSettings) -> None:
    worker = WorkerProcess(settings)
    worker.make_ready()
    worker._connection.close()
    assert worker._process.wait(timeout=60) == 0


def test_a_run_that_is_interrupted_leaves_no_process(
    settings: ReadingSettings, origins: list[Origin], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[WorkerProcess] = []

    class Watched(WorkerProcess):
        def __init__(self, settings: ReadingSettings) -> None:
            super().__init__(settings)
            started.append(self)

    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(worker_pool, "WorkerProcess", Watched)
    with pytest.raises(KeyboardInterrupt):
        read_batches(reading_twice(origins), settings, n_workers=2, advance=interrupt)
    assert len(started) == 2
    assert all(worker._process.returncode is not None for worker in started)


@pytest.mark.parametrize(("n_batches", "n_workers"), [(1, 2), (2, 1)])
def test_one_batch_or_one_worker_is_read_in_this_process(
    settings: ReadingSettings,
    origins: list[Origin],
    monkeypatch: pytest.MonkeyPatch,
    n_batches: int,
    n_workers: int,
) -> None:
    monkeypatch.setattr(batches, "WorkerPool", None)
    given = reading_twice(origins) if n_batches == 2 else [origins]
    assert len(read_batches(given, settings, n_workers=n_workers, advance=nothing)) == len(origins)


def test_the_folders_of_the_gazetteer_travel_as_paths_that_hold_anywhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CASUALTY_FIGURES_CACHE", "here")
    monkeypatch.delenv("CASUALTY_FIGURES_GAZETTEERS", raising=False)
    assert folders_in_force() == (("CASUALTY_FIGURES_CACHE", str(Path("here").absolute())),)
