"""The flow served by Prefect on a schedule."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import GlobalConcurrencyLimitUpdate
from prefect.client.schemas.objects import StateType
from served import Served, command, finished
from workplace import Workplace

from casualty_figures.publishing import writing_lock
from flows.serving.runner import EndingSoonRunner
from flows.serving.schedule import ZOMBIES, add_to, create_zombie_automation, cron_schedule, free_place
from flows.telling.run_states import SKIPPED


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


@pytest.fixture(scope="module")
def served(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    place = Workplace(tmp_path_factory.mktemp("served"))
    place.write_articles()
    sources = place.folder / "sources.toml"
    sources.touch()
    with (
        command(place, server, CASUALTY_FIGURES_SOURCES_FILE=str(sources)) as process,
        get_client(sync_client=True) as client,
    ):
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


def test_a_served_run_collects_from_the_sources_that_are_due_beside_the_watched_folder(
    served: Served,
) -> None:
    folder = served.place.folder
    (folder / "more").mkdir()
    (folder / "more" / "taiz.txt").write_text(
        "Shells in Taiz\n\nSeven people were killed in Taiz, police said.\n"
    )
    source = '[[source]]\nkind = "files"\nname = "more"\npaths = ["more"]\n'
    (folder / "sources.toml").write_text(source, encoding="utf-8")
    finished(served.client, served.run(), patience=180)
    assert served.place.release.row_count("articles") == 3
    (day,) = served.place.release.table("sources").to_pylist()
    assert (day["collected_from"], day["n_collected"]) == ("more", 1)


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


def test_a_place_that_a_killed_run_kept_is_free_unless_a_run_is_at_work(server: str, tmp_path: Path) -> None:
    deployment = add_to(EndingSoonRunner(name="test"), cron_schedule("0 0 29 2 *", "UTC"))
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
