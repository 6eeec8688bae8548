"""How far a run is, told to whoever asked to be told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock

from flows.telling.progress_artifact import StepArtifact

Listener = Callable[[str, int, int], None]
"""Takes the name of the step, how much of it is done, and of how much; 0 where nobody knows yet."""

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def told_to(listener: Listener | None) -> Iterator[None]:
    """Tell the listener of every step of the flows run inside."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(step: str, done: int, total: int) -> None:
    """Tell whoever listens that so much of a step is done."""
    listener = _listener.get()
    if listener is not None:
        listener(step, done, total)


@contextmanager
def told_from_any_thread(step: str, total: int) -> Iterator[Callable[[], None]]:
    """Yield what tells whoever listens here, and Prefect's page, that one more of a step is done.

    It may be called in any thread.
    """
    listener, lock, done = _listener.get(), Lock(), 0
    artifact = StepArtifact(step, total)

    def advance() -> None:
        nonlocal done
        with lock, told_to(listener):
            done += 1
            tell(step, done, total)
            artifact.tell(done)

    tell(step, 0, total)
    yield advance
