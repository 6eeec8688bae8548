"""A loopback server that speaks the OpenAI chat protocol, as scripted."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any


@dataclass(frozen=True)
class Reply:
    """What the endpoint answers; `is_late` keeps it from answering at all until it is closed."""

    body: str
    status: int = 200
    is_late: bool = False


def saying(content: object) -> Reply:
    """Return the reply of a model that says `content`."""
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    return Reply(json.dumps({"id": "1", "object": "chat.completion", "model": "made", "choices": [choice]}))


def proposing(*figures: dict[str, Any]) -> Reply:
    return saying(json.dumps({"figures": figures}))


@dataclass
class Endpoint:
    """Replies to give in their order, the last one for ever, and the requests that came."""

    replies: list[Reply]
    url: str = ""
    requests: list[dict[str, Any]] = field(default_factory=list)
    is_closed: Event = field(default_factory=Event)

    def next_reply(self) -> Reply:
        return self.replies[min(len(self.requests), len(self.replies)) - 1]


@contextmanager
def endpoint(*replies: Reply) -> Iterator[Endpoint]:
    made = Endpoint(list(replies))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            made.requests.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            reply = made.next_reply()
            if reply.is_late:
                made.is_closed.wait()
                return
            self.send_response(reply.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Retry-After-Ms", "1")
            self.end_headers()
            self.wfile.write(reply.body.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}/v1"
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield made
    finally:
        made.is_closed.set()
        server.shutdown()
        server.server_close()
