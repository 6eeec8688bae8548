"""The command itself, killed on its way."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from workplace import Workplace

from casualty_figures.publishing import last_release

RUN = (sys.executable, "-c", "from casualty_figures.commands import main; main()", "run")


def command(workplace: Workplace, server: str) -> "subprocess.Popen[str]":
    """Start `casualty-figures run` on the server of the tests."""
    environment = {**os.environ, **workplace.settings, "PREFECT_API_URL": server}
    return subprocess.Popen(RUN, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def killed_at(step: str, process: "subprocess.Popen[str]") -> int:
    """Kill the command when it says that it begins a step, and return its status."""
    with process:
        assert process.stdout
        for line in process.stdout:
            if line.startswith(step):
                process.kill()
    return process.returncode


def n_articles(processed: Path) -> int:
    """Return how many articles a reader finds now in a release that is whole; 0 before the first."""
    release = last_release(processed)
    if release is None:
        return 0
    release.verify()
    return release.row_count("articles")


def test_runs_killed_on_their_way_leave_whole_releases_and_the_next_completes(
    workplace: Workplace, server: str
) -> None:
    for step in ("Read, extract", "Publish", "Write the report"):
        assert killed_at(step, command(workplace, server)) == -signal.SIGKILL
        assert n_articles(workplace.processed) in {0, 2}
    workplace.run()
    assert n_articles(workplace.processed) == 2
    assert not list(workplace.processed.rglob(".unfinished-*"))


def test_of_two_runs_at_once_one_leaves_in_one_line_and_the_other_completes(
    workplace: Workplace, server: str
) -> None:
    both = [command(workplace, server) for _ in range(2)]
    said = [process.communicate(timeout=120) for process in both]
    ended = sorted((process.returncode, errors) for process, (_, errors) in zip(both, said, strict=True))
    assert ended[0][0] == 0, ended
    assert ended[1][0] in {0, 1}  # the second may start when the first is done
    for status, errors in ended:
        assert status == 0 or ("is at work on" in errors and errors.count("\n") == 1)
    assert n_articles(workplace.processed) == 2
