"""The flow served by Prefect on a schedule."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import GlobalConcurrencyLimitUpdate
from prefect.client.schemas.filters import LogFilter, LogFilterFlowRunId
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.exceptions import ObjectNotFound
from workplace import Workplace, free_port

from casualty_figures.publishing import writing_lock
from flows.run_states import SKIPPED
from flows.runner import EndingSoonRunner
from flows.schedule import ZOMBIES, add_to, create_zombie_automation, cron_schedule, free_place

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


def test_what_makes_a_lost_run_a_crashed_one_is_created_once(server: str) -> None:
    create_zombie_automation()
    create_zombie_automation()
    with get_client(sync_client=True) as client:
        assert len(client.read_automations_by_name(ZOMBIES)) == 1


@pytest.mark.parametrize(
    ("cron", "timezone", "error"),
    [("every day", "UTC", ValueError), ("0 6 * * *", "Mars/Olympus", LookupError)],
)
def test_a_schedule_that_is_none_is_refused(cron: str, timezone: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"cron|time zone"):
        cron_schedule(cron, timezone)


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


@pytest.fixture(scope="module")
def served(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    place = Workplace(tmp_path_factory.mktemp("served"))
    place.write_articles()
    with command(place, server) as process, get_client(sync_client=True) as client:
        assert process.stdout
        assert f"Page: {server.removesuffix('/api')}" in process.stdout.readline()
        yield Served(place, client)


def test_a_served_run_takes_new_files_and_its_log_says_what_came_and_went(served: Served) -> None:
    run = finished(served.client, served.run(), patience=180)
    assert run.state
    assert run.state.is_completed()
    assert served.place.release.row_count("articles") == 2
    counts = "Articles: 3 in, 2 read, 1 refused. Figures: "
    assert counts in served.log_of(run, ending=counts)
    assert run.name.startswith("casualty figures 20")


def test_a_served_run_that_meets_one_started_by_hand_is_skipped(served: Served) -> None:
    with writing_lock(served.place.processed):
        run = finished(served.client, served.run(), patience=180)
    assert run.state
    assert (run.state.name, run.state.is_cancelled()) == (SKIPPED, True)
    assert "is at work on" in (run.state.message or "")
    assert "Traceback" not in served.log_of(run)


def test_of_two_served_runs_at_once_prefect_cancels_one(served: Served) -> None:
    runs = [finished(served.client, run, patience=180) for run in (served.run(), served.run())]
    assert {run.state_type for run in runs} == {StateType.COMPLETED, StateType.CANCELLED}


def test_an_interrupted_schedule_does_not_wait_for_the_run_at_work(workplace: Workplace, server: str) -> None:
    with (
        writing_lock(workplace.processed),
        command(workplace, server, CASUALTY_FIGURES_WAIT_SECONDS="3600") as process,
        get_client(sync_client=True) as client,
    ):
        assert process.stdout
        process.stdout.readline()
        run = client.create_flow_run_from_deployment(deployment_id(client, patience=120))
        deadline = time.monotonic() + 120
        while not (run.state and run.state.is_running()) and time.monotonic() < deadline:
            time.sleep(0.5)
            run = client.read_flow_run(run.id)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 0
    # what is cut off says so itself, or the automation for lost runs does when its heartbeat is missed
    assert finished(client, run, patience=0).state_type in {StateType.CRASHED, StateType.RUNNING}


def test_a_place_that_a_killed_run_kept_is_free_unless_a_run_is_at_work(server: str, tmp_path: Path) -> None:
    deployment = add_to(EndingSoonRunner(name="test"), cron_schedule("0 0 29 2 *", "UTC"), [])
    with get_client(sync_client=True) as client:
        client.update_global_concurrency_limit(
            f"deployment:{deployment}", GlobalConcurrencyLimitUpdate(active_slots=1)
        )

        def taken() -> int:
            return client.read_global_concurrency_limit_by_name(f"deployment:{deployment}").active_slots

        with writing_lock(tmp_path):
            free_place(deployment, tmp_path)
            assert taken() == 1
        free_place(deployment, tmp_path)
        assert taken() == 0
