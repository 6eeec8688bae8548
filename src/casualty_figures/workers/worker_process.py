"""A process that reads for this one, seen from here."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from multiprocessing import Pipe
from typing import cast

from casualty_figures.records import Origin
from casualty_figures.workers.reading_settings import Outcome, ReadingSettings

READY = "ready"
"""What a worker says once it can read."""


class WorkerEndedError(Exception):
    """A worker ended before it answered: it was killed, or something in it broke."""


class WorkerProcess:
    """A process that reads articles, one after another, in its main thread.

    A plain child on a pipe, and no `multiprocessing.Process`: that one runs the
    script of whoever started us once more, and none may be started from a
    worker of Dask. Which article a process died of is known, because each is
    answered when it is read.
    """

    def __init__(self, settings: ReadingSettings) -> None:
        """Start the process, which takes seconds to be ready, and do not wait for it."""
        self._settings = settings
        self._is_ready = False
        self._connection, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                (sys.executable, "-P", "-m", "casualty_figures.workers", str(theirs.fileno())),
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env={**os.environ, **dict(settings.folders), "PYTHONPATH": _import_path()},
                process_group=0,  # Ctrl-C is for us, who then end it
            )

    def make_ready(self) -> None:
        """Wait until it can read; raise what it says is wrong, and `WorkerEndedError` where it ends."""
        if not self._is_ready:
            self._send(self._settings)
            self._receive()
            self._is_ready = True

    def read(self, origins: Sequence[Origin]) -> Iterator[Outcome]:
        """Yield what becomes of each article, in their order, as soon as it is known.

        Raises `WorkerEndedError` where the process ends on its way, and what is
        no fault of an article: `CasualtyFiguresError` or `OSError`.
        """
        self._send(tuple(origins))
        for _ in origins:
            yield cast("Outcome", self._receive())

    def kill(self) -> None:
        """End the process at once; whoever waits for its answer gets `WorkerEndedError`."""
        self._process.kill()

    def close(self) -> None:
        """End the process and let go of what it held."""
        self.kill()
        self._process.wait()
        self._connection.close()

    def _send(self, message: object) -> None:
        try:
            self._connection.send(message)
        except OSError:
            raise WorkerEndedError(self._how_it_ended()) from None

    def _receive(self) -> object:
        try:
            answer: object = self._connection.recv()
        except (EOFError, OSError):  # OSError where it ended within a message
            raise WorkerEndedError(self._how_it_ended()) from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _how_it_ended(self) -> str:
        status = self._process.wait()
        return f"by {signal.Signals(-status).name}" if status < 0 else f"with status {status}"


def _import_path() -> str:
    """Return where modules are found here, for a process that must find the same ones."""
    return os.pathsep.join(path or os.curdir for path in sys.path)
