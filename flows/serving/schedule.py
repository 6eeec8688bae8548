"""The main job on a schedule, served by Prefect."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import cast
from uuid import UUID
from zoneinfo import available_timezones

from prefect.automations import Automation
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import GlobalConcurrencyLimitUpdate
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, StateType
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification
from prefect.runner import Runner
from prefect.schedules import Cron, Schedule
from prefect.types.entrypoint import EntrypointType

from casualty_figures.publishing import writing_lock
from casualty_figures.records import RunInProgressError
from flows.daily import daily
from flows.serving.report_server import reports_served
from flows.serving.runner import EndingSoonRunner
from flows.serving.server import failures_of_the_server, prefect_server
from flows.settings import settings
from flows.telling.run_states import SKIPPED

DEPLOYMENT = "on-schedule"
ZOMBIES = "Crash zombie flow runs"
_HEARTBEAT = "prefect.flow-run.heartbeat"
_ENDS = tuple(f"prefect.flow-run.{end}" for end in ("Completed", "Failed", "Cancelled", "Crashed", SKIPPED))
_SILENCE = timedelta(seconds=90)  # three heartbeats


def cron_schedule(cron: str, timezone: str) -> Schedule:
    """Return the schedule; raise `ValueError` where the words are no cron, `LookupError` on no time zone."""
    if timezone not in available_timezones():
        raise LookupError(f"no time zone {timezone!r}")
    return Cron(cron, timezone=timezone)


def serve_daily(schedule: Schedule, announce: Callable[[str, str], None]) -> None:
    """Serve the main job until interrupted, at the times of the schedule, one run at a time.

    A run that comes due while another is at work is cancelled by Prefect, or
    where that other was started by hand ends in the state `Skipped`. `announce` is told the
    addresses of Prefect's page and of the reports once the server answers.
    """
    chosen = settings()
    with (
        failures_of_the_server(),
        prefect_server(port=chosen.server_port) as address,
        reports_served(chosen.reports_folder, chosen.reports_port),
    ):
        create_zombie_automation()
        announce(address.removesuffix("/api"), chosen.reports_address)
        runner = EndingSoonRunner(name="casualty-figures")
        free_place(add_to(runner, schedule), chosen.processed_folder)
        runner.serve()


def add_to(runner: Runner, schedule: Schedule) -> UUID:
    """Have the runner serve the main job at the times of the schedule; return the id of the deployment."""
    deployment = runner.add_flow(
        daily,
        name=DEPLOYMENT,
        schedule=schedule,
        concurrency_limit=ConcurrencyLimitConfig(
            limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
        ),
        description=daily.description,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return cast("UUID", deployment)  # the other thing it says it returns is for who awaits it


def free_place(deployment: UUID, folder: Path) -> None:
    """Have Prefect count no run of the deployment as at work, unless one is at work on the processed folder.

    It counts one that was killed for minutes, and would cancel every run that
    comes due meanwhile. Our lock ends with the process that holds it.
    """
    with suppress(RunInProgressError), writing_lock(folder), get_client(sync_client=True) as client:
        client.update_global_concurrency_limit(
            f"deployment:{deployment}", GlobalConcurrencyLimitUpdate(active_slots=0)
        )


def create_zombie_automation() -> None:
    """Have the server call a run crashed whose heartbeat is lost, unless it does so already.

    A run killed together with its server's worker would else stay "running" for ever.
    """
    with get_client(sync_client=True) as client:
        if client.read_automations_by_name(ZOMBIES):
            return
    _zombie_automation().create()


def _zombie_automation() -> Automation:
    return Automation(
        name=ZOMBIES,
        trigger=EventTrigger(
            after={_HEARTBEAT},
            expect={_HEARTBEAT, *_ENDS},
            match=ResourceSpecification({"prefect.resource.id": ["prefect.flow-run.*"]}),
            match_related=ResourceSpecification(
                {"prefect.resource.role": "flow", "prefect.resource.name": daily.name}
            ),
            for_each={"prefect.resource.id"},
            posture=Posture.Proactive,
            threshold=1,
            within=_SILENCE,
        ),
        actions=[
            ChangeFlowRunState(name=None, state=StateType.CRASHED, message="heartbeat lost", force=False)
        ],
    )
