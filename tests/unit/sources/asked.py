"""What is told of sources in tests: forms with few words, and lists without a network."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from casualty_figures.records import ListingError
from casualty_figures.sources import Configured
from casualty_figures.sources.forms import FORMS
from casualty_figures.sources.listing import Asking

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def source(kind: str, **keys: object) -> Configured:
    """Return a source of a kind, called by it."""
    return FORMS[kind].model_validate({"kind": kind, "name": kind, **keys})


class Answers:
    """Answers addresses from a table; notes which were asked, and with which headers."""

    def __init__(self, answers: Mapping[str, bytes]) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.headers: list[Mapping[str, str]] = []

    def __call__(self, url: str, headers: Mapping[str, str] | None = None) -> bytes:
        self.note(url, headers)
        for start, answer in self.answers.items():
            if url.startswith(start):
                return answer
        raise ListingError("the server answers with status 404")

    def note(self, url: str, headers: Mapping[str, str] | None) -> None:
        self.asked.append(url)
        self.headers.append(headers or {})


def asking(
    answers: Mapping[str, bytes] | Answers, *, days: float = 14, folder: Path = Path(), largest: int = 10**7
) -> Asking:
    """Return with what a source is asked, back to so many days ago."""
    ask = answers if isinstance(answers, Answers) else Answers(answers)
    return Asking(ask, since=NOW - timedelta(days=days), now=NOW, folder=folder, largest=largest)
