"""`casualty-figures schedule` at work on the server of the tests, and who asks its runs of it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import LogFilter, LogFilterFlowRunId
from prefect.client.schemas.objects import FlowRun
from prefect.exceptions import ObjectNotFound
from workplace import Workplace, free_port

SCHEDULE = (sys.executable, "-c", "from casualty_figures.commands import main; main()", "schedule")
NEVER = ("--cron", "0 0 29 2 *")  # the runs of these tests are asked for


def deployment_id(client: SyncPrefectClient, patience: float) -> UUID:
    """Return what is served, once the server knows of it: its page is there a moment before."""
    deadline = time.monotonic() + patience
    while True:
        try:
            return client.read_deployment_by_name("publish-casualty-figures/on-schedule").id
        except ObjectNotFound:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def finished(client: SyncPrefectClient, run: FlowRun, patience: float) -> FlowRun:
    """Return the run once it has ended."""
    deadline = time.monotonic() + patience
    while not (run.state and run.state.is_final()) and time.monotonic() < deadline:
        time.sleep(0.5)
        run = client.read_flow_run(run.id)
    return run


@dataclass(frozen=True)
class Served:
    """The command at work on a place of its own, and who asks its runs of the server."""

    place: Workplace
    client: SyncPrefectClient

    def run(self) -> FlowRun:
        return self.client.create_flow_run_from_deployment(deployment_id(self.client, patience=120))

    def log_of(self, run: FlowRun, ending: str = "") -> str:
        """Return what a run that has ended logged, once a line with `ending` has come to the server."""
        chosen = LogFilter(flow_run_id=LogFilterFlowRunId(any_=[run.id]))
        deadline = time.monotonic() + 30
        while True:
            messages = [line.message for line in self.client.read_logs(chosen)]
            if any(ending in message for message in messages) or time.monotonic() > deadline:
                return "\n".join(messages)
            time.sleep(0.5)


@contextmanager
def command(place: Workplace, server: str, **settings: str) -> Iterator["subprocess.Popen[str]"]:
    """Start `casualty-figures schedule` on the server of the tests, and end it."""
    own = {"PREFECT_API_URL": server, "PREFECT_RUNNER_POLL_FREQUENCY": "1", "PREFECT_LOGGING_LEVEL": "INFO"}
    own |= {"PREFECT_LOGGING_TO_API_ENABLED": "true", "CASUALTY_FIGURES_REPORTS_PORT": str(free_port())}
    watch = ("--watch", str(place.folder / "raw"))
    with subprocess.Popen(
        [*SCHEDULE, *NEVER, *watch],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **own, **place.settings, **settings},
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
