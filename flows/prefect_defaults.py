"""Prefect's settings that are ours to choose, put in place before Prefect is imported.

Each can be overridden by setting the variable oneself.
"""

import os
import warnings

_ALWAYS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_V2_ENABLED": "false",  # its page calls an analytics host even so
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",  # 20 by default: too few on a busy machine
    "PREFECT_SERVER_API_HOST": "127.0.0.1",
    # A run's place in the queue of one must outlive the server: in memory it would be taken for ever.
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
    "PREFECT_LOGGING_SERVER_LEVEL": "ERROR",  # it warns when a run it would call crashed has ended well
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",  # 180 by default: too late for the automation in schedule.py
}
_AT_THE_TERMINAL = {
    "PREFECT_LOGGING_LEVEL": "CRITICAL",  # the command says itself, in one line, what went wrong
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",  # events unsent when a run fails early are no news
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
}


def set_prefect_defaults() -> None:
    """Keep Prefect from calling home and from giving up on a slow start."""
    _set(_ALWAYS)


def silence_prefect() -> None:
    """Keep Prefect's own messages off a terminal where a command prints its own."""
    _set(_AT_THE_TERMINAL)
    # Where its home cannot be made, its server fails and we say so.
    warnings.filterwarnings("ignore", message="Failed to create the Prefect home")


def _set(values: dict[str, str]) -> None:
    for name, value in values.items():
        os.environ.setdefault(name, value)
