"""One run at a time in one processed folder."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from casualty_figures.publishing.release import RELEASES
from casualty_figures.records import ReleaseError, RunInProgressError
from casualty_figures.storage import exclusive_lock


@dataclass(frozen=True, slots=True)
class WritingLock:
    """The right to publish in one processed folder, held while the run lasts."""

    folder: Path


@contextmanager
def writing_lock(folder: Path, *, wait_seconds: float = 0.0) -> Iterator[WritingLock]:
    """Hold the right to publish in the processed folder `folder`, which is made if need be.

    Waits up to `wait_seconds` for another holder, then raises
    `RunInProgressError`. Raises `ReleaseError` where the folder cannot be written.
    """
    with ExitStack() as held:
        try:
            held.enter_context(exclusive_lock(folder / RELEASES / ".lock", wait_seconds=wait_seconds))
        except TimeoutError as holder:
            raise RunInProgressError(
                f"another run (process {holder}) is at work on {folder}: try again when it is done"
            ) from holder
        except OSError as error:
            raise ReleaseError(f"cannot write releases in {folder / RELEASES}: {error.strerror}") from error
        yield WritingLock(folder)
