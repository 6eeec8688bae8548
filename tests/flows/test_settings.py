import os
import subprocess
import sys
from pathlib import Path

import pytest

from casualty_figures.commands.failures import TRACEBACK
from casualty_figures.placing.gazetteer.cache import CACHE_VARIABLE
from casualty_figures.placing.gazetteer.own_gazetteers import FOLDER_VARIABLE
from casualty_figures.records import ArchiveError, CasualtyFiguresError
from flows.planning import folder_to_read
from flows.settings import PREFIX, Settings, settings

PAGE = Path(__file__).parents[2] / "docs" / "running.md"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_stands_on_the_page_with_its_default_and_meaning(name: str) -> None:
    field = Settings.model_fields[name]
    default = "" if str(field.default) in {"", "None"} else f"`{field.default}`"
    assert f"| `{PREFIX}{name.upper()}` | {default} | {field.description} |" in PAGE.read_text(
        encoding="utf-8"
    )


def test_a_setting_that_makes_no_sense_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUALTY_FIGURES_BATCH_SIZE", "0")
    with pytest.raises(
        CasualtyFiguresError, match="the setting CASUALTY_FIGURES_BATCH_SIZE is wrong: Input should"
    ):
        settings()


def test_a_misspelt_setting_is_named_with_the_one_that_was_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUALTY_FIGURES_BATCHSIZE", "5")
    with pytest.raises(
        CasualtyFiguresError,
        match=r"no setting CASUALTY_FIGURES_BATCHSIZE: did you mean CASUALTY_FIGURES_BATCH_SIZE\?",
    ):
        settings()


def test_a_variable_of_another_program_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUALTY_QZX", "postgres")
    assert settings() == Settings()


def test_a_setting_whose_prefix_is_misspelt_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUALTY_FIGURE_BATCH_SIZE", "5")
    with pytest.raises(CasualtyFiguresError, match=r"did you mean CASUALTY_FIGURES_BATCH_SIZE\?"):
        settings()


def test_a_file_of_sources_that_is_named_and_not_there_is_a_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUALTY_FIGURES_SOURCES_FILE", "sorces.toml")
    with pytest.raises(CasualtyFiguresError, match=r"SOURCES_FILE is wrong: there is no sorces\.toml"):
        settings()


def test_a_watched_folder_that_is_not_there_is_told_by_its_own_setting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CASUALTY_FIGURES_WATCHED_FOLDER", "nowhere")
    with pytest.raises(ArchiveError, match="set CASUALTY_FIGURES_WATCHED_FOLDER"):
        folder_to_read([], settings())


def test_a_setting_like_no_other_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUALTY_FIGURES_QQ", "5")
    with pytest.raises(CasualtyFiguresError, match=r"no setting CASUALTY_FIGURES_QQ: docs/running\.md"):
        settings()


@pytest.mark.parametrize("name", [CACHE_VARIABLE, FOLDER_VARIABLE, TRACEBACK])
def test_what_is_read_before_the_settings_is_no_misspelling(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "1")
    assert settings().batch_size == 100


def test_prefect_does_not_call_home_from_our_flows() -> None:
    code = (
        "import flows; from prefect.settings import PREFECT_SERVER_ANALYTICS_ENABLED as calls_home; "
        "print(calls_home.value())"
    )
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=alone)
    assert said.stdout == "False\n"


def test_pages_are_fetched_by_who_can_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CasualtyFiguresError, match="set CASUALTY_FIGURES_FETCH_CONTACT"):
        settings().fetching  # noqa: B018 - it raises
    monkeypatch.setenv("CASUALTY_FIGURES_FETCH_CONTACT", "desk@example.org")
    assert settings().fetching.user_agent.endswith("(+mailto:desk@example.org)")


def test_networks_that_may_be_asked_are_set_with_commas_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUALTY_FIGURES_FETCH_CONTACT", "desk@example.org")
    monkeypatch.setenv("CASUALTY_FIGURES_FETCH_NETWORKS", "10.1.0.0/16, fd00::/8")
    assert [str(network) for network in settings().fetching.allowed_networks] == ["10.1.0.0/16", "fd00::/8"]


def test_a_network_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUALTY_FIGURES_FETCH_CONTACT", "desk@example.org")
    monkeypatch.setenv("CASUALTY_FIGURES_FETCH_NETWORKS", "10.1.0.0/33")
    with pytest.raises(CasualtyFiguresError, match="CASUALTY_FIGURES_FETCH_NETWORKS is wrong"):
        settings().fetching  # noqa: B018 - it raises
