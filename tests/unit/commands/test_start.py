"""How the command and the package start."""

import subprocess
import sys
from importlib.metadata import version

import pytest
from command_line import CommandLine

import casualty_figures as package

HEAVY = ("numpy", "pandas", "pyarrow", "spacy", "duckdb", "prefect", "great_expectations", "trafilatura")
TELL_HEAVY = f"""
import atexit, sys
atexit.register(lambda: print("loaded:", *sorted(set({HEAVY}) & set(sys.modules)), file=sys.stderr))
"""


def python(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["run", "--help"],
        ["extract", "--help"],
        ["query", "--help"],
        ["changes", "--help"],
        ["review", "--help"],
        ["schedule", "--help"],
        ["evaluate", "--help"],
    ],
)
def test_help_waits_for_nothing_heavy(arguments: list[str]) -> None:
    start = "import runpy; runpy.run_module('casualty_figures', run_name='__main__', alter_sys=True)"
    said = python("-c", TELL_HEAVY + start, *arguments)
    assert said.stderr.splitlines() == ["loaded:"]
    assert said.stdout


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert python("-c", TELL_HEAVY + "import casualty_figures").stderr.split() == ["loaded:"]


def test_the_package_is_a_command_to_python() -> None:
    said = python("-m", "casualty_figures", "query", "--help")
    assert "Usage: python -m casualty_figures query" in said.stdout


def test_version_is_that_of_the_package(casualty_figures: CommandLine) -> None:
    said = casualty_figures("--version")
    assert (said.status, said.out) == (0, f"{version('casualty-figures')}\n")


def test_the_package_has_its_version_and_its_functions() -> None:
    assert package.__version__ == version("casualty-figures")
    assert package.extract_figures("Two people were killed in Aden.")[0].low == 2


def test_the_package_has_no_other_names() -> None:
    with pytest.raises(AttributeError, match="module 'casualty_figures' has no attribute 'figures'"):
        package.figures  # type: ignore[attr-defined] # noqa: B018 - asked for, to be refused
