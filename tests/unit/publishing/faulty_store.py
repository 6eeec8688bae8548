"""An S3 server on loopback that fails when it is told to."""

import logging
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from threading import Lock, Thread
from typing import Any
from urllib.parse import urlsplit

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

Answer = Iterable[bytes]
Application = Callable[[dict[str, Any], Any], Answer]
KEYS = {"AWS_ACCESS_KEY_ID": "AKIATESTTESTTESTTEST", "AWS_SECRET_ACCESS_KEY": "s3cr3t-of-the-tests"}


@dataclass
class Fault:
    """What happens to the next requests of a method whose path has some words in it."""

    method: str
    words: str
    what: Callable[["FaultyStore", dict[str, Any], Any], Answer]
    times: int = 1


@dataclass
class FaultyStore:
    """The server as an application, the faults to come, and what it was asked."""

    application: Application
    address: str = ""
    faults: list[Fault] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Answer:
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        with self._lock:
            self.asked.append(f"{method} {path}")
            fault = next((one for one in self.faults if one.method == method and one.words in path), None)
            if fault:
                fault.times -= 1
                if not fault.times:
                    self.faults.remove(fault)
        return (
            fault.what(self, environ, start_response) if fault else self.application(environ, start_response)
        )

    def make_bucket(self, name: str) -> None:
        """Make a bucket on the server."""
        connection = HTTPConnection(urlsplit(self.address).netloc)
        connection.request("PUT", f"/{name}", headers={"Host": urlsplit(self.address).netloc})
        assert connection.getresponse().status == 200

    def before(self, method: str, words: str, do: Callable[[], None]) -> None:
        """Have something done before the next request of a kind is answered as usual."""

        def done_first(store: "FaultyStore", environ: dict[str, Any], start_response: Any) -> Answer:
            do()
            return store.application(environ, start_response)

        self.faults.append(Fault(method, words, done_first))


def error_500(_store: FaultyStore, _environ: dict[str, Any], start_response: Any) -> Answer:
    """Answer as a server that is in trouble."""
    start_response("500 Internal Server Error", [("Content-Type", "application/xml")])
    return [b"<Error><Code>InternalError</Code></Error>"]


def cut_in_the_middle(_store: FaultyStore, environ: dict[str, Any], _start_response: Any) -> Answer:
    """Read a part of what is uploaded, and hang up."""
    environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0) // 2)
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    return [b""]


def cut_after_it(store: FaultyStore, environ: dict[str, Any], _start_response: Any) -> Answer:
    """Do what is asked, and hang up in place of saying so."""
    list(store.application(environ, lambda *_: None))
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    return [b""]


def keys_echoed(_store: FaultyStore, environ: dict[str, Any], start_response: Any) -> Answer:
    """Refuse, and say by which key and signature was asked, as some servers do."""
    start_response("403 Forbidden", [("Content-Type", "application/xml")])
    key, signed = KEYS["AWS_ACCESS_KEY_ID"], environ.get("HTTP_AUTHORIZATION")
    said = f"<Code>SignatureDoesNotMatch</Code><AWSAccessKeyId>{key}</AWSAccessKeyId>{signed}"
    return [f"<Error>{said}</Error>".encode()]


@contextmanager
def faulty_store() -> Iterator[FaultyStore]:
    """Yield a server that lasts as long as the block."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # a line a request else
    store = FaultyStore(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", 0, store, threaded=True)
    store.address = f"http://127.0.0.1:{server.port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield store
    finally:
        server.shutdown()
