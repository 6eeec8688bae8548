"""The command line."""

from casualty_figures.commands.application import application
from casualty_figures.commands.failures import failures_in_one_line


def main() -> None:
    """Run the command line; its status is 0, 1 where something failed, or 2 on a usage mistake."""
    with failures_in_one_line():
        application()
