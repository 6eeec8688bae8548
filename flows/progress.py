"""How far a run is, told to whoever asked to be told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock

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
    """Yield what tells whoever listens here that one more of a step is done, from one thread at a time."""
    listener, lock, done = _listener.get(), Lock(), 0

    def advance() -> None:
        nonlocal done
        with lock, told_to(listener):
            done += 1
            tell(step, done, total)

    tell(step, 0, total)
    yield advance
