"""The command line as a user has it: arguments in, a status and two texts out."""

import sys
from dataclasses import dataclass

import pytest

from casualty_figures.commands import main


@dataclass(frozen=True)
class Said:
    status: int
    out: str
    err: str


class CommandLine:
    """Runs `casualty-figures` in this process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch = monkeypatch
        self.capsys = capsys

    def __call__(self, *arguments: str) -> Said:
        self.monkeypatch.setattr(sys, "argv", ["casualty-figures", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        captured = self.capsys.readouterr()
        return Said(int(ended.value.code or 0), captured.out, captured.err)
