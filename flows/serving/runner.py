"""What serves a flow until interrupted, and then ends within seconds."""

import asyncio
import multiprocessing
import signal
from contextlib import suppress

from prefect.runner import Runner

_GRACE_SECONDS = 1.5  # in which a run that is told to end tells Prefect that it did
_PATIENCE_SECONDS = 3.0  # in which the runner tells Prefect of those that did not


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
        self._serving_loop = asyncio.get_running_loop()
        self._told_to_end = asyncio.Event()
        serving = asyncio.create_task(self.start())
        ending = asyncio.create_task(self._end(serving))
        try:
            await serving
        finally:
            ending.cancel()

    async def _end(self, serving: "asyncio.Task[None]") -> None:
        """Once told to: end the runs at work, have Prefect told of them, and stop serving."""
        await self._told_to_end.wait()
        await asyncio.to_thread(_end_runs)
        self._loops_task_group.cancel_scope.cancel()  # as in `astop`, which calls what ended cancelled
        await asyncio.sleep(_PATIENCE_SECONDS)
        serving.cancel()

    def handle_sigterm(self, *_: object, **__: object) -> None:
        """End the run at work and then the serving; Prefect installs this for SIGTERM."""
        self._serving_loop.call_soon_threadsafe(self._told_to_end.set)


def _end_runs() -> None:
    """Tell the processes of runs to end, and kill those that do not."""
    runs = multiprocessing.active_children()
    for run in runs:
        run.terminate()
    for run in runs:
        run.join(_GRACE_SECONDS)
        run.kill()
