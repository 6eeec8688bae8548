"""How far a step is, on Prefect's page."""

from functools import partial
from threading import Thread
from uuid import uuid4

import pytest
from prefect import flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey
from prefect.client.schemas.objects import Artifact

from flows.telling import progress, progress_artifact
from flows.telling.progress import told_from_any_thread
from flows.telling.progress_artifact import StepArtifact


def artifacts_of(step: str, n_steps: int) -> list[Artifact]:
    """Return what a flow leaves that has a step of so many, each told from a thread of its own."""

    @flow(name="counting")
    def counting() -> None:
        with told_from_any_thread(step, n_steps) as advance:
            for _ in range(n_steps):
                thread = Thread(target=advance)
                thread.start()
                thread.join()

    counting()
    wanted = ArtifactFilter(key=ArtifactFilterKey(any_=[f"progress-{step}"]))
    with get_client(sync_client=True) as client:
        return client.read_artifacts(artifact_filter=wanted)


@pytest.mark.usefixtures("server")
def test_a_long_step_shows_its_count_and_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "StepArtifact", partial(StepArtifact, every_seconds=0.0))
    step = f"read-{uuid4().hex}"
    (artifact,) = artifacts_of(step, 3)
    assert artifact.data == 100.0
    assert (artifact.description or "").startswith(f"{step}: 3 of 3, ")
    assert artifact.flow_run_id


@pytest.mark.usefixtures("server")
def test_a_short_step_leaves_nothing() -> None:
    assert artifacts_of(f"read-{uuid4().hex}", 3) == []


def test_outside_of_a_flow_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[float] = []
    monkeypatch.setattr(progress_artifact, "create_progress_artifact", lambda done, **_: left.append(done))
    StepArtifact("read", 3, every_seconds=0.0).tell(3)
    assert left == []
