from collections.abc import Iterator

import pytest
from workplace import Workplace, free_port

from flows.prefect_defaults import silence_prefect

silence_prefect()

from prefect.settings import (  # noqa: E402 - after what silences it
    PREFECT_API_URL,
    PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
    PREFECT_HOME,
    temporary_settings,
)

from flows.serving.server import prefect_server  # noqa: E402 - the same


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One Prefect server for all tests, with a database of its own: it takes seconds to start."""
    home = tmp_path_factory.mktemp("prefect")
    alone = {PREFECT_HOME: home, PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}
    with (
        temporary_settings(alone, restore_defaults={PREFECT_API_URL}),
        prefect_server(port=free_port()) as address,
    ):
        yield address


@pytest.fixture
def workplace(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    with Workplace(tmp_path_factory.mktemp("workplace")).in_force() as workplace:
        workplace.write_articles()
        yield workplace
