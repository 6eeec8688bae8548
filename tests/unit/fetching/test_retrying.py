"""What is tried again, how often, and when."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from servers import SETTINGS, answer, fetch_from, serving

from casualty_figures.fetching import Fetched, Fetcher, Refused, RefusedFor
from casualty_figures.fetching.turns import FAILURES_IN_A_ROW

Behaviour = Callable[[asyncio.StreamWriter], Awaitable[None]]


def in_turn(*answers: bytes) -> Behaviour:
    """Return a server that gives one answer after the other, the last one again and again."""
    left = list(answers)

    async def write(writer: asyncio.StreamWriter) -> None:
        writer.write(left.pop(0) if len(left) > 1 else left[0])

    return write


@pytest.mark.parametrize(
    "failing",
    [
        pytest.param(answer(b"", "503 Unavailable"), id="that has too much to do"),
        pytest.param(answer(b"", "502 Bad Gateway"), id="whose gateway fails"),
        pytest.param(answer(b"", "429 Too Many Requests", retry_after="0"), id="that is asked too often"),
        pytest.param(b"", id="that hangs up"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ntext", id="that breaks off"),
    ],
)
def test_a_server_is_asked_again(failing: bytes) -> None:
    (page,), server = fetch_from({"/": in_turn(failing, answer(b"text"))}, "/", asks_robots=False)
    assert isinstance(page, Fetched)
    assert (page.content, len(server.requests)) == (b"text", 2)


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "410 Gone", "501 Not Implemented"])
def test_a_plain_refusal_is_not_asked_again(status: str) -> None:
    _, server = fetch_from({"/": answer(b"", status)}, "/", asks_robots=False)
    assert len(server.requests) == 1


def test_a_server_that_keeps_failing_is_asked_as_often_as_set() -> None:
    (page,), server = fetch_from({"/": answer(b"", "503 Unavailable")}, "/", asks_robots=False)
    assert isinstance(page, Refused)
    assert (page.retrieval.status, len(server.requests)) == (503, SETTINGS.tries)


def in_two_seconds() -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)


@pytest.mark.parametrize("says", [lambda: "1", in_two_seconds])
def test_a_server_is_left_alone_as_long_as_it_wants(says: Callable[[], str]) -> None:
    start = time.monotonic()
    busy = answer(b"", "429 Too Many Requests", retry_after=says())
    (page,), _ = fetch_from({"/": in_turn(busy, answer(b"text"))}, "/", asks_robots=False)
    assert isinstance(page, Fetched)
    assert time.monotonic() - start >= 0.9


def test_all_requests_wait_for_a_host_that_wants_to_be_left_alone() -> None:
    busy = answer(b"", "429 Too Many Requests", retry_after="3600")
    (first, second), server = fetch_from({"/a": busy, "/b": answer(b"text")}, "/a", "/b", asks_robots=False)
    assert isinstance(first, Refused)
    assert isinstance(second, Refused)
    assert (first.retrieval.status, server.paths) == (429, ["/a"])
    assert second.reason == "the server asks to be left alone for another 3600 seconds"


@pytest.mark.parametrize("says", ["soon", "-5", "1e9", "٣", ""])
def test_a_server_that_says_nonsense_is_asked_again_after_our_own_pause(says: str) -> None:
    busy = answer(b"", "503 Unavailable").replace(b"\r\n\r\n", f"\r\nRetry-After: {says}\r\n\r\n".encode())
    (page,), _ = fetch_from({"/": in_turn(busy, answer(b"text"))}, "/", asks_robots=False)
    assert isinstance(page, Fetched)


def test_a_host_where_nobody_answers_is_left_alone() -> None:
    async def hang_up(writer: asyncio.StreamWriter) -> None:
        writer.close()

    paths = [f"/{number}" for number in range(10)]
    pages, server = fetch_from(dict.fromkeys(paths, hang_up), *paths, asks_robots=False)
    assert all(isinstance(page, Refused) and page.kind is RefusedFor.UNREACHABLE for page in pages)
    assert len(server.requests) == FAILURES_IN_A_ROW * SETTINGS.tries
    assert "nobody answered at this host moments ago" in f"{pages[-1]}"


def test_no_more_requests_are_at_a_host_at_once_than_set() -> None:
    under_way: list[int] = [0]
    most: list[int] = [0]

    async def slow(writer: asyncio.StreamWriter) -> None:
        under_way[0] += 1
        most[0] = max(most[0], under_way[0])
        await asyncio.sleep(0.02)
        under_way[0] -= 1
        writer.write(answer(b"text"))

    settings = replace(SETTINGS, connections_a_host=3)
    fetch_from({"/": slow}, *["/"] * 20, settings=settings, at_once=True, asks_robots=False)
    assert most == [3]


def test_a_host_is_asked_no_faster_than_set() -> None:
    settings = replace(SETTINGS, requests_a_second=10, connections_a_host=5)
    start = time.monotonic()
    fetch_from({"/": answer(b"text")}, *["/"] * 6, settings=settings, at_once=True, asks_robots=False)
    assert time.monotonic() - start >= 0.5


def test_dead_hosts_hold_up_no_other() -> None:
    hangs = asyncio.Event()

    async def never(writer: asyncio.StreamWriter) -> None:
        await hangs.wait()

    async def fetch() -> list[Fetched | Refused]:
        settings = replace(SETTINGS, connections=8, tries=1)
        async with (
            serving({"/": never}, host="127.0.0.9") as dead,
            serving({"/": answer(b"text")}) as alive,
            Fetcher(settings) as fetcher,
        ):
            waiting = [asyncio.create_task(fetcher.fetch(dead.url(), asks_robots=False)) for _ in range(50)]
            await asyncio.sleep(0)
            pages = [await fetcher.fetch(alive.url(), asks_robots=False) for _ in range(20)]
            assert not any(task.done() for task in waiting)
            hangs.set()
            await asyncio.gather(*waiting)
            return pages

    assert all(isinstance(page, Fetched) for page in asyncio.run(fetch()))
