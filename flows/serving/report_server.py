"""The reports over HTTP, for browsers on this machine: Prefect's page can link there, to files it cannot."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from casualty_figures.publishing.report import LATEST
from casualty_figures.records import CasualtyFiguresError

_LOOPBACK = "127.0.0.1"


class _Reports(StaticFiles):
    """Files of one folder: nothing outside it, no lists of what is there, and always as they are now."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"  # "latest" is another page after each run
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def reports_application(folder: Path) -> Starlette:
    """Return what serves the files in `folder`, the last report first.

    A page elsewhere that has its own name lead to this machine is refused: it
    could else read the reports.
    """
    return Starlette(
        routes=[
            Route("/", lambda _: RedirectResponse(f"/{LATEST}")),
            Mount("/", _Reports(directory=folder, html=True, check_dir=False)),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[_LOOPBACK, "localhost"])],
    )


def serve_reports(folder: Path, port: int) -> None:
    """Serve reports on loopback until interrupted; raise `CasualtyFiguresError` where the port is taken."""
    with _listening(port) as listener, suppress(KeyboardInterrupt):
        _server(folder).run(sockets=[listener])


@contextmanager
def reports_served(folder: Path, port: int) -> Iterator[None]:
    """Serve the reports on loopback while the block lasts, unless somebody is at the port already."""
    with suppress(CasualtyFiguresError):
        listener = _listening(port)
        Thread(target=_server(folder).run, kwargs={"sockets": [listener]}, daemon=True).start()
    yield


def _listening(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((_LOOPBACK, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise CasualtyFiguresError(
            f"cannot serve at port {port}: {error.strerror}; CASUALTY_FIGURES_REPORTS_PORT sets another"
        ) from error
    return listener


def _server(folder: Path) -> uvicorn.Server:
    return uvicorn.Server(
        uvicorn.Config(reports_application(folder), log_level="critical", timeout_graceful_shutdown=1)
    )
