"""Processes that read articles, used again and replaced where they die."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from threading import Lock

from casualty_figures.records import CasualtyFiguresError, Origin
from casualty_figures.runs.rows.refusals import refused_for_now
from casualty_figures.workers.reading_settings import Outcome, ReadingSettings
from casualty_figures.workers.worker_process import WorkerEndedError, WorkerProcess

TRIES = 3
"""How many processes may die of an article, or on their start, before it is called their end."""


class WorkerPool:
    """As many processes as there are threads that read by it, each started when it is first needed."""

    def __init__(self, settings: ReadingSettings) -> None:
        """Start nothing yet."""
        self._settings = settings
        self._idle: list[WorkerProcess] = []
        self._all: set[WorkerProcess] = set()
        self._is_closed = False
        self._lock = Lock()

    def read(self, origins: Sequence[Origin], advance: Callable[[], None]) -> list[Outcome]:
        """Return what becomes of articles, in their order; call `advance` after each.

        Where a process dies another goes on at the article it died of. One
        that `TRIES` died of is refused until the next run.

        Raises:
            CasualtyFiguresError: For a setting, the gazetteer, or a process that does not start.
            OSError: For the machine.
            CancelledError: The pool was closed meanwhile.
        """
        outcomes: list[Outcome] = []
        n_died = 0
        while len(outcomes) < len(origins):
            try:
                with self._ready_worker() as worker:
                    for outcome in worker.read(origins[len(outcomes) :]):
                        outcomes.append(outcome)
                        n_died = 0
                        advance()
            except WorkerEndedError as ended:
                n_died += 1
                if n_died == TRIES:
                    outcomes.append(_refused_as_deadly(origins[len(outcomes)], ended))
                    n_died = 0
                    advance()
        return outcomes

    def close(self) -> None:
        """End every process, those at work included."""
        with self._lock:
            self._is_closed = True
            for worker in self._all:
                worker.kill()
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.close()

    @contextmanager
    def _ready_worker(self) -> Iterator[WorkerProcess]:
        """Yield a process that can read; one of which anything is raised is ended."""
        worker = self._started_worker()
        try:
            yield worker
        except BaseException:
            self._remove(worker)
            raise
        with self._lock:
            self._idle.append(worker)

    def _started_worker(self) -> WorkerProcess:
        how = ""
        for _ in range(TRIES):
            worker = self._worker()
            try:
                worker.make_ready()
            except WorkerEndedError as ended:
                self._remove(worker)
                how = str(ended)
            except BaseException:
                self._remove(worker)
                raise
            else:
                return worker
        raise CasualtyFiguresError(
            f"{TRIES} processes to read articles ended {how} before they could read; "
            "CASUALTY_FIGURES_WORKERS=1 reads without any"
        )

    def _worker(self) -> WorkerProcess:
        with self._lock:
            if self._is_closed:
                raise CancelledError
            if self._idle:
                return self._idle.pop()
            worker = WorkerProcess(self._settings)
            self._all.add(worker)
            return worker

    def _remove(self, worker: WorkerProcess) -> None:
        with self._lock:
            self._all.discard(worker)
        worker.close()


def _refused_as_deadly(origin: Origin, ended: WorkerEndedError) -> Outcome:
    return refused_for_now(origin, f"{TRIES} processes that read it ended {ended}, as for want of memory")
