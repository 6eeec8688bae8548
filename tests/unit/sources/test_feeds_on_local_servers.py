"""Feeds and pages from servers on loopback, by the fetcher: unchanged, too often asked, slow."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path
from threading import Event, Thread

from asked import NOW, source

from casualty_figures.archive import Archive
from casualty_figures.fetching import FetchSettings
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


def collected(site: Site, folder: Path) -> Attempt:
    """Return what comes of the feed of a site."""
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
        return collect(source("feed", url=f"{site.address}/rss"), (), place, NOW).attempt


PAGE = (200, {"Content-Type": "text/html"}, b"<p>At least 12 people were killed in Beira on Friday.</p>")


def test_a_feed_that_has_not_changed_is_not_sent_again(tmp_path: Path) -> None:
    def answer(path: str, headers: Message) -> Answered:
        if path != "/rss":
            return PAGE if path != "/robots.txt" else (404, {}, b"")
        is_known = headers.get("If-None-Match") == '"1"'
        return (304, {"ETag": '"1"'}, b"") if is_known else (200, {"ETag": '"1"'}, site.feed(2))

    site = Site(answer)
    with site.up():
        attempts = [collected(site, tmp_path) for _ in range(2)]
    assert [(one.outcome, one.n_listed, one.n_new) for one in attempts] == [("done", 2, 2), ("done", 2, 0)]
    assert [status for path, status in site.answered if path == "/rss"] == [200, 304]


def test_a_feed_that_is_asked_for_too_often_is_asked_again_and_then_told(tmp_path: Path) -> None:
    site = Site(lambda path, _: (429 if path == "/rss" else 404, {}, b""))
    with site.up():
        attempt = collected(site, tmp_path)
    assert (attempt.outcome, "429" in (attempt.reason or "")) == ("failed", True)
    assert [status for path, status in site.answered if path == "/rss"] == [429] * 3


def test_a_page_that_is_slow_holds_up_no_other(tmp_path: Path) -> None:
    others_came = Event()

    def answer(path: str, _headers: Message) -> Answered:
        if path == "/0" and not others_came.wait(10):
            return (500, {}, b"")
        if path == "/39":
            others_came.set()
        return (
            (200, {}, site.feed(40)) if path == "/rss" else PAGE if path != "/robots.txt" else (404, {}, b"")
        )

    site = Site(answer)
    with site.up():
        attempt = collected(site, tmp_path)
    assert (attempt.outcome, attempt.n_new) == ("done", 40)
    assert ("/0", 500) not in site.answered
