"""How much three dead hosts among a hundred hold up the others, as a ratio.

    python benchmarks/fetching.py

A hundred hosts on loopback, each with the same number of pages, are fetched
together; then again with three that are dead (one accepts and is silent, one's
name is never resolved, one takes no connection). What counts is the time until
the last page of a host that lives.
"""

import argparse
import asyncio
import socket
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_network
from itertools import product

from casualty_figures.fetching import Fetched, Fetcher, FetchSettings

PAGE = b"<p>At least 12 people were killed on Friday.</p>" * 100
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE
NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
DEAD = ("silent.example", "unresolved.example", "unconnected.example")


@dataclass
class Web:
    """The hosts: where their names lead, and the sockets of the dead ones."""

    port: int = 0
    numbers: dict[str, str] = field(default_factory=dict)
    filled: list[socket.socket] = field(default_factory=list)

    async def resolve(self, host: str, _port: int) -> Sequence[str]:
        """Return where a name leads; one of them is never resolved."""
        if host == "unresolved.example":
            await asyncio.sleep(3_600)
        return [self.numbers[host]]

    async def open(self, n_hosts: int) -> None:
        """Have all hosts listen at one port of loopback addresses of their own."""
        for number in range(n_hosts):
            await self._listen(f"host{number}.example", f"127.1.{number // 250}.{number % 250 + 1}", answer)
        await self._listen("silent.example", "127.2.0.1", silence)
        self.numbers["unconnected.example"] = "127.2.0.2"
        full = socket.socket()
        full.bind(("127.2.0.2", self.port))
        full.listen(0)
        self.filled.append(full)
        for _ in range(3):  # what waits to be accepted fills up, and no further connection is made
            waiting = socket.socket()
            waiting.setblocking(False)  # noqa: FBT003 - the socket's own way
            waiting.connect_ex(("127.2.0.2", self.port))
            self.filled.append(waiting)

    async def _listen(self, name: str, number: str, handle: object) -> None:
        server = await asyncio.start_server(handle, number, self.port)  # type: ignore[arg-type]
        self.port = server.sockets[0].getsockname()[1]
        self.numbers[name] = number


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer each request of a connection after 20 milliseconds."""
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            await asyncio.sleep(0.02)
            writer.write(NO_ROBOTS if head.startswith(b"GET /robots.txt") else ANSWER)
    except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):  # the end of it
        writer.close()


async def silence(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    """Say nothing."""
    with suppress(asyncio.CancelledError):
        await asyncio.sleep(3_600)


async def seconds_until_the_living_are_done(
    web: Web, living: list[str], dead: Sequence[str], pages: int
) -> float:
    """Return how long it takes until each page of the hosts that live is there."""
    settings = FetchSettings(
        contact="desk@example.org", allowed_networks=(ip_network("127.0.0.0/8"),), requests_a_second=2
    )
    async with Fetcher(settings, resolve=web.resolve) as fetcher:
        urls = [f"http://{host}:{web.port}/{page}" for page, host in product(range(pages), [*dead, *living])]
        start = time.perf_counter()
        tasks = {url: asyncio.create_task(fetcher.fetch(url)) for url in urls}
        of_the_living = [task for url, task in tasks.items() if url.split("/")[2].split(":")[0] in living]
        answers = await asyncio.gather(*of_the_living)
        seconds = time.perf_counter() - start
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
    if not all(isinstance(answer, Fetched) for answer in answers):
        raise SystemExit("a page of a host that lives was refused")
    return seconds


async def measure(n_hosts: int, pages: int, rounds: int) -> None:
    """Print both times, and their ratio, for a number of rounds."""
    web = Web()
    await web.open(n_hosts)
    living = [f"host{number}.example" for number in range(n_hosts)]
    for _ in range(rounds):
        without = await seconds_until_the_living_are_done(web, living, (), pages)
        with_dead = await seconds_until_the_living_are_done(web, living[len(DEAD) :], DEAD, pages)
        n_living = n_hosts - len(DEAD)
        print(
            f"{n_hosts} hosts: {n_hosts * pages / without:.1f} pages/s; "
            f"with {len(DEAD)} of them dead: {n_living * pages / with_dead:.1f} pages/s; "
            f"throughput of a host that lives: x {without / with_dead:.3f}"
        )


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=100)
    parser.add_argument("--pages", type=int, default=5, help="of each host")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    asyncio.run(measure(given.hosts, given.pages, given.rounds))


if __name__ == "__main__":
    main()
