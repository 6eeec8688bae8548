"""Servers that hang, flood, drip, lie and talk rubbish: each ends in time, with its reason."""

import asyncio
import gzip
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from servers import SETTINGS, Answer, answer, fetch_from, redirect

from casualty_figures.fetching import Fetched, Refused, RefusedFor

SMALL = replace(SETTINGS, largest_bytes=100_000, tries=1)
HASTY = {
    "silent for too long": replace(SMALL, silent_seconds=0.3),
    "did not begin in time": replace(SMALL, total_seconds=0.6),
    "did not end in time": replace(SMALL, total_seconds=0.6),
}
"""Settings by the limit that is to be met first."""
HEAD = b"HTTP/1.1 200 OK\r\n"


def endless(
    piece: bytes, seconds: float = 0.0, head: bytes = HEAD
) -> Callable[[asyncio.StreamWriter], Awaitable[None]]:
    async def write(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(seconds)

    return write


async def silence(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(30)


def compressed(body: bytes, coding: str = "gzip") -> bytes:
    return answer(body, content_encoding=coding)


BOMB = gzip.compress(bytes(50_000_000))
UNREACHABLE, SLOW, LARGE, DAMAGED = (
    RefusedFor.UNREACHABLE,
    RefusedFor.SLOW,
    RefusedFor.LARGE,
    RefusedFor.DAMAGED,
)


@pytest.mark.parametrize(
    ("behaviour", "kind", "reason"),
    [
        pytest.param(silence, UNREACHABLE, "silent for too long", id="hangs"),
        pytest.param(b"", UNREACHABLE, "the connection broke", id="hangs up"),
        pytest.param(endless(b"X-Header: y\r\n", 0.05), SLOW, "did not begin in time", id="drips headers"),
        pytest.param(endless(b"\r\n\r\na", 0.05), SLOW, "did not end in time", id="drips its body"),
        pytest.param(endless(b"\r\n" + bytes(65_536)), LARGE, "more than 100000 bytes", id="never ends"),
        pytest.param(answer(content_length="10000000000"), LARGE, "more than 100000", id="says 10 GB"),
        pytest.param(compressed(BOMB), LARGE, "more than 100000 bytes", id="sends a bomb"),
        pytest.param(
            compressed(gzip.compress(BOMB), "gzip, gzip"), DAMAGED, "not asked for", id="bomb in a bomb"
        ),
        pytest.param(compressed(b"x", "br"), DAMAGED, "not asked for", id="another coding"),
        pytest.param(compressed(b"no gzip"), DAMAGED, "compression is damaged", id="no gzip"),
        pytest.param(compressed(gzip.compress(b"text")[:-9]), DAMAGED, "cut off", id="cuts its gzip off"),
        pytest.param(HEAD + b"Content-Length: 9\r\n\r\ntext", UNREACHABLE, "broke", id="cuts its body off"),
        pytest.param(b"\x00\x01\x02 rubbish\r\n\r\n", DAMAGED, "cannot be understood", id="talks rubbish"),
        pytest.param(b"SSH-2.0-OpenSSH_9\r\n\r\n", DAMAGED, "cannot be understood", id="is another service"),
        pytest.param(HEAD + b"A: b" * 100_000, DAMAGED, "cannot be understood", id="has endless headers"),
        pytest.param(redirect("/"), RefusedFor.REDIRECTS, "more than 5 redirects", id="redirects in a loop"),
        pytest.param(
            answer(b"", "302 Found"), RefusedFor.REDIRECTS, "does not say where to", id="redirects nowhere"
        ),
        pytest.param(redirect("ftp://a.example/"), RefusedFor.ADDRESS, "http", id="redirects elsewhere"),
    ],
)
def test_there_is_a_reason_when_a_server(behaviour: Answer, kind: RefusedFor, reason: str) -> None:
    (page,), _ = fetch_from({"/": behaviour}, "/", settings=HASTY.get(reason, SMALL), asks_robots=False)
    assert isinstance(page, Refused)
    assert (page.kind, reason in page.reason) == (kind, True), page.reason
    assert "\n" not in page.reason


@pytest.mark.parametrize(
    "behaviour",
    [
        compressed(gzip.compress(b"text")),
        compressed(gzip.compress(b"te") + gzip.compress(b"xt")),
        compressed(zlib.compress(b"text"), "deflate"),
        compressed(b"text", "identity"),
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\nte\r\n2\r\nxt\r\n0\r\n\r\n",
        HEAD + b"\r\ntext",
        b"HTTP/1.0 200 OK\n\ntext",
    ],
)
def test_a_body_comes_without_its_coding(behaviour: bytes) -> None:
    (page,), _ = fetch_from({"/": behaviour}, "/", settings=SMALL)
    assert isinstance(page, Fetched)
    assert page.content == b"text"


def test_a_page_as_large_as_may_be_is_taken_whole() -> None:
    (page,), _ = fetch_from({"/": answer(bytes(100_000))}, "/", settings=SMALL)
    assert isinstance(page, Fetched)
    assert len(page.content) == 100_000


def test_what_an_error_says_is_not_read_to_its_end() -> None:
    flood = endless(bytes(65_536), head=b"HTTP/1.1 404 Not Found\r\n\r\n")
    (page,), _ = fetch_from({"/": flood}, "/", settings=SMALL, asks_robots=False)
    assert isinstance(page, Refused)
    assert page.reason == "the server answers with status 404"
