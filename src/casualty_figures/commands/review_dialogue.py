"""The questions of `review`, listed, or asked one by one at the terminal."""

import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.prompt import Prompt

from casualty_figures.publishing import Release
from casualty_figures.records import CasualtyFiguresError
from casualty_figures.reviewing.entries import Saying, entries
from casualty_figures.reviewing.questions import Question
from casualty_figures.reviewing.write import add_review
from casualty_figures.storage.escaping import json_line, terminal_line

_BOUNDS = re.compile(r"(\d+)(?:-(\d+))?")


def show(asked: Sequence[Question], form: str) -> None:
    """Print the questions, numbered, or as JSON lines."""
    for number, question in enumerate(asked, 1):
        if form == "jsonl":
            sys.stdout.write(json_line({"number": number} | asdict(question)) + "\n")
        else:
            sys.stdout.write("\n".join(_lines(number, question)) + "\n")


def ask(release: Release, asked: Sequence[Question], reviewer: str, folder: Path) -> None:
    """Ask the questions one by one and write down each decision at once, until the end or `quit`."""
    console = Console(soft_wrap=True, highlight=False)
    for number, question in enumerate(asked, 1):
        console.print("\n".join(_lines(number, question)), markup=False)
        try:
            action = Prompt.ask(
                "Decide", console=console, choices=[*question.actions, "skip", "quit"], default="skip"
            )
            if action == "quit":
                return
            if action != "skip":
                _decide(release, question, action, reviewer=reviewer, folder=folder, console=console)
        except EOFError:
            return
    console.print(f"Asked {len(asked)}; the next run applies what you decided.")


def _decide(  # noqa: PLR0913 - a decision, by whom, and where it goes
    release: Release, question: Question, action: str, *, reviewer: str, folder: Path, console: Console
) -> None:
    """Write a decision down; one that makes no sense is told, and nothing is written."""
    changes = _numbers(console) if action == "amend" else {}
    reason = Prompt.ask("Why", console=console)
    saying = Saying(reviewer, reason, datetime.now(UTC))
    try:
        for entry in list(entries(release, action, question.ids, saying, changes)):
            console.print(f"written to {add_review(folder, entry)}", markup=False)
    except CasualtyFiguresError as error:
        console.print(f"not written: {terminal_line(error)}", markup=False, style="red")


def _numbers(console: Console) -> dict[str, int]:
    while True:
        found = _BOUNDS.fullmatch(Prompt.ask("Number, or low-high", console=console).strip())
        if found:
            low, high = found.groups()
            return {"best": int(low)} if high is None else {"low": int(low), "high": int(high)}


def _lines(number: int, question: Question) -> list[str]:
    """Return what is printed of a question: why it is asked and its facts, its sentences, its ids."""
    return [
        f"{number}. {question.why}: {terminal_line(question.facts)}",
        *(f'   "{terminal_line(sentence)}"' for sentence in question.sentences),
        f"   {' '.join(question.actions)} {' '.join(question.ids)}",
    ]
