"""Prefect's server on loopback, for as long as standard input is open: a module to run with an address."""

import os
import signal
import sys
import threading
from urllib.parse import urlsplit

import uvicorn


def main() -> None:
    """Serve at the given address until the starter closes our standard input or dies."""
    address = urlsplit(sys.argv[1])
    threading.Thread(target=_end_with_input, daemon=True).start()
    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True,
        host=address.hostname or "127.0.0.1",
        port=address.port or 0,
        log_level="critical",
        timeout_graceful_shutdown=1,
    )


def _end_with_input() -> None:
    while os.read(0, 1024):  # not sys.stdin, whose lock would be held when the interpreter ends
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
