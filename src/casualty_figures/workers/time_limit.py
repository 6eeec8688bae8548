"""A limit on what one article may cost."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType

MOST_SECONDS = 30.0
"""Processor time that one article may take, unless a setting says otherwise."""


class OutOfTimeError(BaseException):
    """An article took longer than it may.

    No `Exception`: libraries that read pages catch those on their way and go on.
    """


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise `OutOfTimeError` in the block once it has used so much processor time.

    Processor time, so that a machine at work elsewhere refuses no article. It
    is a signal that ends the block, and only the main thread gets any: in
    another one there is no limit.
    """
    if current_thread() is not main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise OutOfTimeError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)  # again each second, should somebody swallow it
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
