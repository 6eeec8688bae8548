"""The main job on a schedule, served by Prefect."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from zoneinfo import available_timezones

from prefect.automations import Automation
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification
from prefect.schedules import Cron, Schedule
from prefect.types.entrypoint import EntrypointType

from flows.daily import daily
from flows.server import failures_of_the_server, prefect_server
from flows.settings import settings

ZOMBIES = "Crash zombie flow runs"
_HEARTBEAT = "prefect.flow-run.heartbeat"
_ENDS = tuple(f"prefect.flow-run.{end}" for end in ("Completed", "Failed", "Cancelled", "Crashed"))
_SILENCE = timedelta(seconds=90)  # three heartbeats


def cron_schedule(cron: str, timezone: str) -> Schedule:
    """Return the schedule; raise `ValueError` where the words are no cron, `LookupError` on no time zone."""
    if timezone not in available_timezones():
        raise LookupError(f"no time zone {timezone!r}")
    return Cron(cron, timezone=timezone)


def serve_daily(schedule: Schedule, paths: Sequence[str], announce: Callable[[str], None]) -> None:
    """Serve the main job until interrupted, at the times of the schedule, one run at a time.

    `announce` is told the address of Prefect's page once the server answers.
    """
    with failures_of_the_server(), prefect_server(port=settings().server_port) as address:
        create_zombie_automation()
        announce(address.removesuffix("/api"))
        daily.serve(
            name="schedule",
            schedule=schedule,
            parameters={"paths": list(paths)},
            limit=1,
            print_starting_message=False,
            entrypoint_type=EntrypointType.MODULE_PATH,
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
