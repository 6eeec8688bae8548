"""A site on loopback that answers as a test says, and what comes of it by the fetcher."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path
from threading import Thread

from asked import NOW, source

from casualty_figures.archive import Archive
from casualty_figures.fetching import FetchSettings
from casualty_figures.sources import Configured
from casualty_figures.sources.collecting import collect
from casualty_figures.sources.history.attempts import Attempt
from casualty_figures.sources.known import Known
from casualty_figures.sources.network import FetchingNetwork
from casualty_figures.sources.place import Place

Answered = tuple[int, Mapping[str, str], bytes]


@dataclass
class Site:
    """What a server answers, and the status of each answer by its path."""

    answer: Callable[[str, Message], Answered]
    answered: list[tuple[str, int]] = field(default_factory=list)
    address: str = ""

    @contextmanager
    def up(self) -> Iterator["Site"]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, headers, body = site.answer(self.path, self.headers)
                site.answered.append((self.path, status))
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_said: object) -> None:
                return

        with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
            self.address = f"http://127.0.0.1:{server.server_address[1]}"
            Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
            yield self
            server.shutdown()

    def feed(self, n_entries: int) -> bytes:
        items = "".join(
            f"<item><title>{number}</title><link>{self.address}/{number}</link></item>"
            for number in range(n_entries)
        )
        return f"<rss version='2.0'><channel><title>Herald</title>{items}</channel></rss>".encode()


def collected(asked: Site | Configured, folder: Path) -> Attempt:
    """Return what comes of the feed of a site, or of a source."""
    configured = source("feed", url=f"{asked.address}/rss") if isinstance(asked, Site) else asked
    chosen = FetchSettings(
        contact="desk@example.org",
        allowed_networks=(ip_network("127.0.0.0/8"),),
        requests_a_second=10_000,
        pause_seconds=0.001,
        cache=folder / "cache",
    )
    archive = Archive(folder / "archive")
    with FetchingNetwork(chosen) as network:
        place = Place(archive, Known.of(archive), network, folder=folder, largest=10**6)
        return collect(configured, (), place, NOW).attempt
