import subprocess
import sys
from pathlib import Path

import pytest
from command_line import CommandLine

from casualty_figures.commands.failures import failures_in_one_line
from casualty_figures.records import RunInProgressError

COMMAND = (sys.executable, "-c", "from casualty_figures.commands import main; main()")


@pytest.mark.parametrize(
    ("error", "status", "line"),
    [
        (RunInProgressError("another run\nis at work"), 1, "another run is at work"),
        (PermissionError(13, "Permission denied", "/data"), 1, "Permission denied: /data"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (ZeroDivisionError("division by zero"), 1, "a defect of ours: ZeroDivisionError: division by zero"),
    ],
)
def test_whatever_goes_wrong_is_one_line_and_a_status(
    error: BaseException, status: int, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended, failures_in_one_line():
        raise error
    said = capsys.readouterr().err
    assert ended.value.code == status
    assert said.startswith(f"casualty-figures: {line}")
    assert said.count("\n") == 1


def test_without_a_release_query_says_what_to_run(casualty_figures: CommandLine, processed: Path) -> None:
    said = casualty_figures("query", "FROM figures")
    assert said.err == f"casualty-figures: no release in {processed} yet: run `casualty-figures run` first\n"
    assert said.status == 1


def test_a_setting_that_makes_no_sense_is_named(
    casualty_figures: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASUALTY_FIGURES_RELEASES_KEPT", "one")
    said = casualty_figures("query", "FROM figures")
    assert said.err.startswith(
        "casualty-figures: the setting CASUALTY_FIGURES_RELEASES_KEPT is wrong: Input should"
    )
    assert (said.status, said.err.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("unknown",), "No such command 'unknown'"),
        (("query",), "Missing argument 'sql'"),
        (("schedule",), "Missing option '--cron'"),
        (("schedule", "--cron", "every day"), "Invalid value for --cron: 'every day' is no schedule"),
        (
            ("schedule", "--cron", "0 6 * * *", "--timezone", "Mars/Olympus"),
            "Invalid value for --timezone: no time zone 'Mars/Olympus'",
        ),
        (("run", "--unknown"), "No such option: --unknown"),
        (("extract", "-", "--published", "Monday"), "'Monday' does not match the formats '%Y-%m-%d'"),
        (("extract", "."), ". is a folder"),
    ],
)
def test_a_mistake_in_the_command_line_is_one_line_and_status_2(
    arguments: tuple[str, ...], words: str, casualty_figures: CommandLine
) -> None:
    said = casualty_figures(*arguments)
    assert (said.status, said.out) == (2, "")
    assert words in said.err
    assert said.err.endswith("--help shows how)\n")
    assert said.err.count("\n") == 1


def test_without_a_command_the_help_is_shown(casualty_figures: CommandLine) -> None:
    said = casualty_figures()
    assert "casualty-figures extract article.txt" in said.out
    assert (said.status, said.err) == (2, "")


def test_a_cache_that_cannot_be_written_is_named(
    casualty_figures: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CASUALTY_FIGURES_CACHE", str(tmp_path / "file" / "cache"))
    said = casualty_figures("extract", "-")
    assert said.err.splitlines()[-1].startswith("casualty-figures: cannot write the gazetteer in ")
    assert "CASUALTY_FIGURES_CACHE" in said.err
    assert said.status == 1


@pytest.mark.parametrize("command", ["run", "query", "schedule"])
def test_every_command_has_examples_in_its_help(command: str, casualty_figures: CommandLine) -> None:
    said = casualty_figures(command, "--help")
    assert said.status == 0
    assert f"casualty-figures {command}" in said.out


@pytest.mark.usefixtures("release")
def test_a_reader_that_has_had_enough_is_not_told_of_it() -> None:
    query = (*COMMAND, "query", "--format", "csv", "FROM range(1000000)")
    with subprocess.Popen(query, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == "range\n"
        process.stdout.close()
        assert process.stderr.read() == ""


def test_the_command_line_starts_without_what_takes_seconds(tmp_path: Path) -> None:
    heavy = ["prefect", "great_expectations", "spacy", "trafilatura", "pandas", "duckdb"]
    code = f"import casualty_figures.commands, sys; print([name for name in {heavy} if name in sys.modules])"
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert said.stdout == "[]\n"
