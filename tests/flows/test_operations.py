"""Every command of docs/operations.md, given in its order, as the page says."""

import configparser
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from workplace import Workplace

from casualty_figures.commands.application import application
from casualty_figures.records import PublicationStoppedError
from flows.failed_checks_webhook import create_webhook_automation
from flows.telling.events import emit_checks_failed

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
ELSEWHERE = {
    "./task setup": "would install; test_docs holds it against the script's usage",
    "source .venv/bin/activate": "the environment of the tests is one",
    "casualty-figures schedule": "serves until interrupted: test_schedule",
    "export PREFECT_API_URL": "the server of the tests stands in for it",
    "docker ": "test_the_image_is_made_of_files_that_are_there",
    "python -m flows.failed_checks_webhook": "test_an_address_is_told_of_failed_checks",
}


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def commands() -> list[str]:
    """Return the lines of the page that are given here."""
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    return [line for line in lines if not line.startswith(tuple(ELSEWHERE))]


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles, the deployment and our commands, and a home of its own."""
    folder = tmp_path_factory.mktemp("installation")
    with Workplace(folder / "data").in_force() as place:
        place.write_articles()
    shutil.copy(ROOT / "prefect.yaml", folder)
    programs = folder / "programs"
    programs.mkdir()
    (programs / "casualty-figures").write_text(f'#!/bin/sh\nexec {sys.executable} -m casualty_figures "$@"\n')
    (programs / "prefect").write_text(f'#!/bin/sh\nexec {sys.executable} -m prefect "$@"\n')
    for program in programs.iterdir():
        program.chmod(0o755)
    return folder


def test_the_commands_of_the_page_do_what_it_says(installation: Path, server: str) -> None:
    own = {"PREFECT_API_URL": server, "PREFECT_LOGGING_LEVEL": "INFO", "HOME": str(installation / "home")}
    own["CASUALTY_FIGURES_CACHE"] = os.environ.get("CASUALTY_FIGURES_CACHE") or str(
        Path("~/.cache/casualty-figures").expanduser()
    )
    own["PATH"] = f"{installation / 'programs'}:{os.environ['PATH']}"
    own["PYTHONPATH"] = f"{ROOT / 'src'}:{ROOT}"
    for command in commands():
        said = subprocess.run(
            ["/bin/bash", "-euc", command],
            cwd=installation,
            env={**os.environ, **own},
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
        assert said.returncode == 0, f"{command}\n{said.stdout}\n{said.stderr}"
        if "run-once" in command:
            assert "Release 000001-" in said.stderr
            assert "(unchanged)" in said.stderr, said.stderr
    assert not (installation / "data").exists()


def test_commands_that_are_not_given_here_stand_on_the_page() -> None:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    assert [start for start in ELSEWHERE if not any(line.startswith(start) for line in lines)] == []


def test_the_service_starts_a_command_that_is_there() -> None:
    unit = configparser.ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # the names have capitals
    (text,) = blocks("ini")
    unit.read_string(text)
    program, command, *_ = shlex.split(unit["Service"]["ExecStart"])
    assert program.endswith(".venv/bin/casualty-figures")
    assert command in {one.callback.__name__ for one in application.registered_commands if one.callback}


def test_the_image_is_made_of_files_that_are_there() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = [path for line in lines if line.startswith("COPY ") for path in line.split()[1:-1]]
    assert {"requirements.lock", "src", "flows", "pyproject.toml"} <= set(copied)
    assert [path for path in copied if not (ROOT / path).exists()] == []
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert not set(copied) & set(ignored)


class _Newsroom(BaseHTTPRequestHandler):
    """Keeps what it is told."""

    told: list[str]

    def do_POST(self) -> None:
        type(self).told.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def newsroom() -> Iterator[str]:
    _Newsroom.told = []
    listener = ThreadingHTTPServer(("127.0.0.1", 0), _Newsroom)
    Thread(target=listener.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listener.server_address[1]}/hook"
    listener.shutdown()
    listener.server_close()


@pytest.mark.usefixtures("server")
def test_an_address_is_told_of_failed_checks(newsroom: str) -> None:
    create_webhook_automation(newsroom)
    create_webhook_automation(newsroom)  # which makes no second one
    deadline = time.monotonic() + 120
    while not _Newsroom.told and time.monotonic() < deadline:
        emit_checks_failed("f" * 64, PublicationStoppedError('runs: "1" is not 2'), "http://127.0.0.1:4280/")
        time.sleep(3)  # the server takes an automation into account in a moment of its own
    assert json.loads(_Newsroom.told[0]) == {"text": 'runs: "1" is not 2 http://127.0.0.1:4280/'}
