"""Whatever a server says, a fetch ends with bytes or a reason, and its place is free again."""

import asyncio
import gzip
import random
from dataclasses import replace
from pathlib import Path

import pytest
from servers import SETTINGS, Answer, answer, fetch_from, redirect

from casualty_figures.fetching import Fetched, Refused

SOUND = (
    answer(b"<p>Twelve people were killed.</p>" * 20, content_type="text/html", etag='"1"'),
    answer(gzip.compress(b"text" * 100), content_encoding="gzip"),
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\ntext\r\n0\r\n\r\n",
    redirect("/other"),
    answer(b"", "429 Too Many Requests", retry_after="0"),
    answer(b"", "304 Not Modified", etag='"1"'),
    answer(b"", "206 Partial Content", content_range="bytes 0-1/9"),
    b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + answer(b"text"),
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
)
N_ANSWERS = 400


def spoiled(sound: bytes, chance: random.Random) -> bytes:
    """Return an answer with bytes changed, left out, repeated or put in."""
    spoilt = bytearray(sound)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(spoilt) + 1)
        end = min(len(spoilt), start + chance.choice([0, 1, 1, 2, 8, 50]))
        piece = bytes(spoilt[start:end])
        other = [b"", chance.randbytes(2), piece * 2, b"\r\n", b": ", b"\x00", b"0", b"99999999999999999999"]
        spoilt[start:end] = chance.choice(other)
        if not spoilt:
            break
    return bytes(spoilt)


def test_no_answer_raises(tmp_path: Path) -> None:
    chance = random.Random(20_261_130)  # noqa: S311 - a fixed choice of cases
    answers: dict[str, Answer] = {
        f"/{number}": spoiled(SOUND[number % len(SOUND)], chance) for number in range(N_ANSWERS)
    }
    settings = replace(SETTINGS, cache=tmp_path, tries=1, silent_seconds=0.5, connections_a_host=20)
    pages, _ = fetch_from(answers, *answers, settings=settings, at_once=True, asks_robots=False)
    assert len(pages) == N_ANSWERS
    assert {type(page) for page in pages} == {Fetched, Refused}


@pytest.mark.parametrize(
    "behaviour",
    [
        *SOUND,
        b"",
        b"rubbish\r\n\r\n",
        answer(b"x" * 2_000),
        answer(content_length="5000"),
        answer(b"no gzip", content_encoding="gzip"),
        answer(b"", "404 Not Found"),
    ],
)
def test_the_place_of_a_request_is_free_again(behaviour: Answer, tmp_path: Path) -> None:
    settings = replace(
        SETTINGS, cache=tmp_path, tries=1, connections=1, connections_a_host=1, largest_bytes=1_000
    )
    paths = [f"/{number}" for number in (0, 0, 1, 1, 2)]

    async def end(writer: asyncio.StreamWriter) -> None:
        writer.write(answer(b"the end"))

    answers = {**dict.fromkeys(paths, behaviour), "/end": end}
    pages, _ = fetch_from(answers, *paths, "/end", settings=settings, at_once=True, asks_robots=False)
    assert len(pages) == len(paths) + 1
