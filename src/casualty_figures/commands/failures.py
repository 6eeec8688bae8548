"""What goes wrong, told in one line."""

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from casualty_figures.storage.escaping import terminal_line

TRACEBACK = "CASUALTY_FIGURES_TRACEBACK"
MISTAKEN = 2
INTERRUPTED = 130  # as shells have it: 128 and the number of the signal


@contextmanager
def failures_in_one_line() -> Iterator[None]:
    """Turn whatever goes wrong inside into one line on standard error and a status.

    The status is 1, or 2 on a mistake in the command line, or 130 after
    Ctrl-C. Who wants the traceback of a defect sets `CASUALTY_FIGURES_TRACEBACK=1`.
    """
    try:
        yield
    except BrokenPipeError:
        # The reader has had enough; the interpreter must not try to flush to it at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        _leave("interrupted: what was published before stays as it was", INTERRUPTED)
    except typer.TyperException as mistake:
        if told := _told(mistake):
            _leave(told, MISTAKEN)
        sys.exit(MISTAKEN)  # it had no arguments at all and was shown the help
    except OSError as error:
        _leave(f"{error.strerror or error}: {error.filename}" if error.filename else str(error), 1)
    except Exception as error:  # noqa: BLE001 - the edge: a user is never shown a traceback unasked
        _leave(_failure(error), 1)


def _failure(error: Exception) -> str:
    """Return what went wrong: what we refuse in its own words, anything else as a defect of ours."""
    from casualty_figures.records import CasualtyFiguresError  # noqa: PLC0415 - Arrow: --help must not wait

    if isinstance(error, CasualtyFiguresError):
        return str(error)
    if os.environ.get(TRACEBACK):
        traceback.print_exception(error)
    return f"a defect of ours: {type(error).__name__}: {error} (set {TRACEBACK}=1 to see where)"


def _told(mistake: typer.TyperException) -> str:
    """Return what is wrong in the command line and where its help is; nothing where help was shown."""
    context = getattr(mistake, "ctx", None)
    message = mistake.format_message() if hasattr(mistake, "format_message") else str(mistake)
    words = message.replace("Value error, ", "").rstrip(".")
    return f"{words} ({context.command_path} --help shows how)" if context and words else words


def _leave(line: str, status: int) -> None:
    sys.stderr.write(f"casualty-figures: {terminal_line(line)}\n")
    sys.exit(status)
