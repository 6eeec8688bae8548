"""A news site on loopback that changes as a test wants, may be down for a while, and notes what is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Answer = bytes | int | tuple[bytes, str]
"""A body, a status without one, or a body and its media type."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: "NewsSite"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.site.asked.append(self.path)
        answer = self.site.answers.get(path, 404)
        status, body = (answer, b"") if isinstance(answer, int) else (200, answer)
        content, media_type = body if isinstance(body, tuple) else (body, "text/html; charset=utf-8")
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_said: object) -> None:
        return


@dataclass
class NewsSite:
    """The site; `{site}` in what it answers is its own address."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def publish(self, *stories: int, count: str = "12") -> None:
        """Have the feed list these stories, and a page for each."""
        items = ""
        for number in stories:
            self.answers[f"/{number}"] = story(number, count)
            items += (
                f"<item><title>Story {number}</title><link>{self.address}/{number}</link>"
                "<pubDate>Sun, 29 Nov 2026 10:00:00 GMT</pubDate></item>"
            )
        feed = f"<rss version='2.0'><channel><title>Herald</title>{items}</channel></rss>"
        self.answers["/rss"] = (feed.encode(), "application/rss+xml")

    @contextmanager
    def up(self) -> Iterator["NewsSite"]:
        """Serve while the block lasts, at the same port each time."""
        handler = type("Handler", (_Handler,), {"site": self})
        with ThreadingHTTPServer(("127.0.0.1", self.port), handler) as server:
            self.port = server.server_address[1]
            Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
            try:
                yield self
            finally:
                server.shutdown()


def story(number: int, count: str = "12") -> bytes:
    title = f"Flood {number} in Beira"
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"<p>At least {count} people were killed when flood number {number} hit Beira, Mozambique, "
        f"on Friday, police said.</p><p>Bridge {number} was destroyed.</p></article></body></html>"
    ).encode()


def settings(**more: str) -> dict[str, str]:
    """Return the settings under which sites on loopback are fetched from, and fast."""
    names = {
        "fetch_contact": "desk@example.org",
        "fetch_networks": "127.0.0.0/8",
        "fetch_rate": "1000",
        **more,
    }
    return {f"CASUALTY_FIGURES_{name.upper()}": value for name, value in names.items()}
