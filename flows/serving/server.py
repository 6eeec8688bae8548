"""The Prefect server that a flow speaks to: the one in the settings, or one of our own on loopback.

Ours reads its standard input and ends when that ends, so that it never
outlives whoever started it, not even one that was killed.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from urllib.parse import urlsplit

from httpx import HTTPStatusError, TransportError
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL, PREFECT_HOME, get_current_settings, temporary_settings

from casualty_figures.records import CasualtyFiguresError
from casualty_figures.storage.locks import exclusive_lock

_START_SECONDS = 300.0  # a machine at work elsewhere takes minutes; one that fails is noticed at once
_PAUSE_SECONDS = 0.1
_END_SECONDS = 1.0


@contextmanager
def prefect_server(*, port: int | None = None) -> Iterator[str]:
    """Yield the API address of the server in the settings, else of one that lasts as long as the block.

    With a port the server has Prefect's page and its scheduler; a Prefect
    server that is there already is used. Raises `CasualtyFiguresError` where
    none comes up.
    """
    configured = PREFECT_API_URL.value()
    if configured:
        yield _answering(configured)
        return
    address = f"http://127.0.0.1:{port or _free_port()}/api"
    with temporary_settings({PREFECT_API_URL: address}):
        if port and _answers():
            yield address
            return
        with _started(address, has_page=port is not None):
            yield address


@contextmanager
def failures_of_the_server() -> Iterator[None]:
    """Raise `CasualtyFiguresError` where Prefect's server fails in the block: that is no defect of ours."""
    try:
        yield
    except CasualtyFiguresError:
        raise
    except Exception as error:
        failure = _failure_behind(error)
        if failure is None:
            raise
        raise CasualtyFiguresError(f"{failure}: try again, or see its log") from error


def _failure_behind(error: BaseException | None) -> str | None:
    """Return what the server did of which an error came: Prefect wraps some in errors of its own."""
    while error is not None:
        if isinstance(error, HTTPStatusError):
            answer = f"{error.response.status_code} {error.response.reason_phrase}"
            return f"Prefect's server answered {answer} to {error.request.url.path}"
        if isinstance(error, TransportError):
            return f"Prefect's server no longer answers ({type(error).__name__})"
        error = error.__cause__
    return None


def _answering(address: str) -> str:
    if not _answers():
        raise CasualtyFiguresError(
            f"no Prefect server answers at {address}: start it, or unset PREFECT_API_URL to have one of ours"
        )
    return address


def _answers() -> bool:
    with get_client(sync_client=True) as client:
        return client.api_healthcheck() is None


@contextmanager
def _started(address: str, *, has_page: bool) -> Iterator[None]:
    with TemporaryFile() as said, ExitStack() as stack:
        starting = stack.enter_context(_one_start_at_a_time())
        process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", "flows.serving.server_process", address],
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=said,
            start_new_session=True,  # a Ctrl-C at the terminal is for us; we then close its input
            env={**os.environ, **_environment(has_page=has_page)},
        )
        try:
            _wait_for(process, address, said)
            starting.close()
            yield
        finally:
            _end(process)


@contextmanager
def _one_start_at_a_time() -> Iterator[ExitStack]:
    """Yield what closes once the server is up: two that make one database at once fail each other."""
    with ExitStack() as starting:
        lock = Path(PREFECT_HOME.value()) / "casualty-figures-start.lock"
        with suppress(OSError):  # where that cannot be written the server says so better; a late one starts
            starting.enter_context(exclusive_lock(lock, wait_seconds=_START_SECONDS))
        yield starting


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.stdin:
        process.stdin.close()
    try:
        process.wait(timeout=_END_SECONDS)  # its database stands a kill
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _environment(*, has_page: bool) -> dict[str, str]:
    """Return the settings of the server process; Prefect marks a server without a scheduler as ephemeral."""
    ours = {"PREFECT_API_URL": "", "PREFECT__SERVER_FINAL": "1"}
    if not has_page:
        ours |= {"PREFECT__SERVER_EPHEMERAL": "1", "PREFECT_UI_ENABLED": "0"}
    return {**get_current_settings().to_environment_variables(exclude_unset=True), **ours}


def _wait_for(process: "subprocess.Popen[bytes]", address: str, said: IO[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while not (_listens(address) and _answers()):
        if process.poll() is not None:
            raise CasualtyFiguresError(
                f"Prefect's server did not start at {address} (is the port free, and PREFECT_HOME, "
                f"{PREFECT_HOME.value()}, writable?): {_last_error(said)}"
            )
        if time.monotonic() > deadline:
            raise CasualtyFiguresError(
                f"Prefect's server at {address} did not come up in {_START_SECONDS:.0f} s"
            )
        time.sleep(_PAUSE_SECONDS)


def _listens(address: str) -> bool:
    """Whether somebody is at the port: asking that takes nothing from a server that is starting."""
    place = urlsplit(address)
    with socket.socket() as caller:
        return caller.connect_ex((place.hostname, place.port)) == 0


def _last_error(said: IO[bytes]) -> str:
    """Return the last line of what a server said that names an error."""
    said.seek(0)
    lines = said.read().decode(errors="replace").splitlines()
    return next((line for line in reversed(lines) if "Error" in line), "it does not say why")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
