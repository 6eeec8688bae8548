"""The flow served by Prefect on a schedule."""

import os
import subprocess
import sys
import time
from uuid import UUID

import pytest
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.objects import FlowRun
from prefect.exceptions import ObjectNotFound
from workplace import Workplace

from flows.schedule import ZOMBIES, create_zombie_automation, cron_schedule

SCHEDULE = (sys.executable, "-c", "from casualty_figures.commands import main; main()", "schedule")
NEVER = ("--cron", "0 0 29 2 *")  # the runs of these tests are asked for


def deployment_id(client: SyncPrefectClient, patience: float) -> UUID:
    """Return what is served, once the server knows of it: its page is there a moment before."""
    deadline = time.monotonic() + patience
    while True:
        try:
            return client.read_deployment_by_name("daily/schedule").id
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


def test_a_served_run_takes_new_files_from_the_watched_folder(workplace: Workplace, server: str) -> None:
    settings = {"PREFECT_API_URL": server, "PREFECT_RUNNER_POLL_FREQUENCY": "1", **workplace.settings}
    watch = ("--watch", str(workplace.folder / "raw"))
    with subprocess.Popen(
        [*SCHEDULE, *NEVER, *watch], stdout=subprocess.PIPE, text=True, env={**os.environ, **settings}
    ) as schedule:
        try:
            assert schedule.stdout
            assert f"Page: {server.removesuffix('/api')}" in schedule.stdout.readline()
            with get_client(sync_client=True) as client:
                run = client.create_flow_run_from_deployment(deployment_id(client, patience=60))
                run = finished(client, run, patience=120)
        finally:
            schedule.terminate()
    assert run.state
    assert run.state.is_completed()
    assert workplace.release.row_count("articles") == 2
