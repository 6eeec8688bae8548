"""What an interrupted schedule does to the run at work.

Apart from the other tests of the schedule: they serve the same deployment on
the same server, and either may take the run.
"""

import signal
import time

from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import StateType
from served import command, deployment_id
from workplace import Workplace

from casualty_figures.publishing import writing_lock


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
        assert client.read_flow_run(run.id).state_type is StateType.CRASHED
