"""A process that reads articles for another: `python -m casualty_figures.workers DESCRIPTOR`.

DESCRIPTOR is the number of an open pipe. Settings come first, answered by
`READY`; then come tuples of origins, each answered by an outcome an origin, in
their order. An error that is no article's fault is the last answer. The
process ends with the one it reads for, at most an article later.

It reads in its main thread, the only one in which an article's time is limited.
"""

import sys
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from casualty_figures.engine import extract_figures
from casualty_figures.records import CasualtyFiguresError
from casualty_figures.workers.one_article import outcome_of
from casualty_figures.workers.worker_process import READY

if TYPE_CHECKING:
    from casualty_figures.workers.reading_settings import ReadingSettings


def _answers(connection: "Connection[object, Any]") -> Iterator[object]:
    """Yield what is to be answered, in its order, for as long as anything is asked."""
    settings: ReadingSettings = connection.recv()
    read = settings.reader()
    extract_figures("Two people were killed in Aden.")  # loads the grammar and the gazetteer
    yield READY
    while True:
        for origin in connection.recv():
            yield outcome_of(origin, read, most_seconds=settings.article_seconds)


def _serve(connection: "Connection[object, Any]") -> None:
    answers = _answers(connection)
    while True:
        try:
            answer = next(answers)
        except EOFError:
            return
        except (CasualtyFiguresError, OSError) as error:
            connection.send(error)
            return
        connection.send(answer)


if __name__ == "__main__":
    with suppress(BrokenPipeError, ConnectionResetError):  # who asked is gone
        _serve(Connection(int(sys.argv[1])))
