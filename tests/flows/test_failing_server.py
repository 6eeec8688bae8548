"""Prefect's server where it fails, or where two are started at once."""

import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from prefect.settings import (
    PREFECT_API_URL,
    PREFECT_CLIENT_MAX_RETRIES,
    PREFECT_HOME,
    temporary_settings,
)

import flows.serving.server
from casualty_figures.records import CasualtyFiguresError
from flows.run_locally import run_daily


class _Overloaded(BaseHTTPRequestHandler):
    """Says that it is well, and has no time for anything else."""

    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b"true" if self.path.endswith("/health") else b"{}"
        self.send_response(200 if body == b"true" else 503)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PATCH = do_PUT = _answer  # noqa: N815 - the standard library's names

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def overloaded_server() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Overloaded)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/api"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_server_of_prefect_without_time_is_no_defect_of_ours(overloaded_server: str) -> None:
    with (
        temporary_settings({PREFECT_API_URL: overloaded_server, PREFECT_CLIENT_MAX_RETRIES: 0}),
        pytest.raises(
            CasualtyFiguresError, match="Prefect's server answered 503 Service Unavailable to /api"
        ),
    ):
        run_daily([], lambda *_: None)


def test_two_servers_do_not_make_one_database_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starting, most = [], []

    def wait(*_: object) -> None:
        starting.append(1)
        most.append(len(starting))
        time.sleep(0.3)
        starting.pop()

    monkeypatch.setattr(flows.serving.server, "_wait_for", wait)
    idle = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    real = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda _, **given: real(idle, **given))

    def start() -> None:
        with temporary_settings({PREFECT_HOME: tmp_path}), flows.serving.server.prefect_server():
            pass

    threads = [Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1, 1, 1]
