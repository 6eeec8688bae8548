"""How far a long step is, on Prefect's page: an artifact a step, told anew every few seconds."""

import time
from contextlib import suppress
from contextvars import copy_context
from typing import TYPE_CHECKING, Final, cast

from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.context import FlowRunContext

if TYPE_CHECKING:
    from uuid import UUID

EVERY_SECONDS: Final = 5.0
"""Telling costs the run some 30 ms; a step that is shorter leaves no artifact."""


class StepArtifact:
    """The artifact of one step of a flow run; for one thread at a time, any of them."""

    def __init__(self, step: str, total: int, *, every_seconds: float = EVERY_SECONDS) -> None:
        """Begin to count the time of a step of so many; nothing is left outside of a flow run."""
        self._step, self._total, self._every = step, total, every_seconds
        self._context = copy_context()
        self._is_told = total > 0 and FlowRunContext.get() is not None
        self._start = self._last = time.monotonic()
        self._id: UUID | None = None

    def tell(self, done: int) -> None:
        """Tell that so much is done, where it is time to, or the end of what was told before."""
        now = time.monotonic()
        is_end = done >= self._total and self._id is not None
        if not self._is_told or not (is_end or now - self._last >= self._every):
            return
        self._last = now
        rate = done / max(now - self._start, 1e-9)
        words = f"{self._step}: {done:,} of {self._total:,}, {rate:,.1f} a second"
        with suppress(Exception):  # a page that cannot be told holds up no run
            self._context.run(self._show, 100.0 * done / self._total, words)

    def _show(self, progress: float, words: str) -> None:
        if self._id is None:
            found = create_progress_artifact(progress, key=f"progress-{self._step}", description=words)
            self._id = cast("UUID", found)  # the other thing it says it returns is for who awaits it
        else:
            update_progress_artifact(self._id, progress, description=words)
