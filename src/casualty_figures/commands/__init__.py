"""The command line."""

import sys

from casualty_figures.commands.application import application
from casualty_figures.commands.failures import INTERRUPTED, failures_in_one_line


def main() -> None:
    """Run the command line; its status is 0, 1 where something failed, or 2 on a usage mistake."""
    with failures_in_one_line():
        status = application(standalone_mode=False)
        if status == INTERRUPTED:  # typer makes a status of Ctrl-C
            raise KeyboardInterrupt
        sys.exit(status or 0)
