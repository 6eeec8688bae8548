"""What is tried again: a connection that broke, and a server that has too much to do."""

import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import stamina

from casualty_figures.fetching.answers import RefusedFor
from casualty_figures.fetching.exchange import Exchange
from casualty_figures.fetching.refusing import RefusedError
from casualty_figures.fetching.settings import FetchSettings
from casualty_figures.fetching.turns import Host

logging.getLogger("stamina").setLevel(logging.ERROR)
# Its warning at each retry says neither whom nor why; what comes of the last one is in the answer.

_TRIED_AGAIN = frozenset({429, 500, 502, 503, 504})
_LONGEST_QUIET_SECONDS = 86_400.0


class _FailingError(Exception):
    """A server says that it fails now; `wait` is the seconds it wants, `None` where it says none."""

    def __init__(self, answer: Exchange, wait: float | None) -> None:
        super().__init__(f"status {answer.status}")
        self.answer = answer
        self.wait = wait


async def tried(ask: Callable[[], Awaitable[Exchange]], host: Host, settings: FetchSettings) -> Exchange:
    """Return the answer to a request, asked for again with growing pauses while nobody or an error answers.

    A server that says how long it wants to be left alone (Retry-After) is: by
    all requests, and by this one where that is at most
    `settings.longest_wait_seconds`. The last answer is returned, an error too.

    Raises:
        RefusedError: Nobody answered, or what did is refused.
    """

    def pause(error: Exception) -> bool | float:
        if isinstance(error, _FailingError):
            return error.wait is None or (error.wait <= settings.longest_wait_seconds and error.wait)
        return isinstance(error, RefusedError) and error.kind is RefusedFor.UNREACHABLE and error.is_passing

    attempts = stamina.retry_context(
        on=pause,
        attempts=settings.tries,
        timeout=None,
        wait_initial=settings.pause_seconds,
        wait_jitter=settings.pause_seconds,
        wait_max=settings.longest_wait_seconds,
    )
    try:
        async for attempt in attempts:
            with attempt:
                return _sound(await ask(), host)
    except _FailingError as failing:
        return failing.answer
    except RefusedError as refused:
        if refused.kind is RefusedFor.UNREACHABLE and refused.is_passing:
            host.not_found()
        raise
    raise AssertionError("an attempt returns or raises")


def _sound(answer: Exchange, host: Host) -> Exchange:
    host.found()
    if answer.status not in _TRIED_AGAIN:
        return answer
    wait = retry_after(answer)
    if wait is not None:
        host.be_quiet(min(wait, _LONGEST_QUIET_SECONDS))
    raise _FailingError(answer, wait)


def retry_after(answer: Exchange) -> float | None:
    """Return the seconds in Retry-After, in either form (RFC 9110, 10.2.3); `None` where it says none."""
    said = next(
        (value for name, value in answer.response_headers if name.lower() == "retry-after"), ""
    ).strip()
    if said.isascii() and said.isdecimal():
        return float(said[:9])
    try:
        then = parsedate_to_datetime(said)
    except ValueError:
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())
