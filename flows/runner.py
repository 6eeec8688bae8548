"""What serves a flow until interrupted, and then ends within seconds."""

import asyncio
import multiprocessing
import signal
from contextlib import suppress
from threading import Thread

from prefect.runner import Runner

_GRACE_SECONDS = 1.5  # in which a run that is told to end tells Prefect that it did


class EndingSoonRunner(Runner):
    """A runner of Prefect's that does not wait for the run at work when it is interrupted.

    Killed at any moment a run leaves the last release whole, and the next
    completes the work. Prefect's own waits for it, or half a minute.
    """

    def serve(self) -> None:
        """Serve until SIGINT or SIGTERM."""
        before = signal.signal(signal.SIGINT, self.handle_sigterm)  # asyncio's own waits for the run
        try:
            with suppress(asyncio.CancelledError):
                asyncio.run(self._serve())
        finally:
            signal.signal(signal.SIGINT, before)

    async def _serve(self) -> None:
        self._serving = asyncio.current_task()
        await self.start()

    def handle_sigterm(self, *_: object, **__: object) -> None:
        """End the run at work and then the serving; Prefect installs this for SIGTERM."""
        Thread(target=_end_runs).start()
        if self._serving:
            self._serving.get_loop().call_soon_threadsafe(self._serving.cancel)


def _end_runs() -> None:
    """Tell the processes of runs to end, and kill those that do not."""
    runs = multiprocessing.active_children()
    for run in runs:
        run.terminate()
    for run in runs:
        run.join(_GRACE_SECONDS)
        run.kill()
