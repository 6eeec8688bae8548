"""What is told of sources in tests: forms with few words, and lists without a network."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from casualty_figures.fetching import NO_KEYS, Keys
from casualty_figures.records import ListingError
from casualty_figures.sources import Configured
from casualty_figures.sources.forms import FORMS
from casualty_figures.sources.listing import Asking

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def source(kind: str, **keys: object) -> Configured:
    """Return a source of a kind, called by it."""
    return FORMS[kind].model_validate({"kind": kind, "name": kind, **keys})


class Answers:
    """Answers addresses from a table; notes which were asked, and with which keys."""

    def __init__(self, answers: Mapping[str, bytes]) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.keys: list[Keys] = []
        self.interfaces = 0

    def __call__(self, url: str, *, keys: Keys = NO_KEYS, is_interface: bool = False) -> bytes:
        self.note(url, keys, is_interface=is_interface)
        for start, answer in self.answers.items():
            if url.startswith(start):
                return answer
        raise ListingError("the server answers with status 404")

    def note(self, url: str, keys: Keys, *, is_interface: bool) -> None:
        self.asked.append(url)
        self.interfaces += is_interface
        self.keys.append(keys)


def asking(
    answers: Mapping[str, bytes] | Answers, *, days: float = 14, folder: Path = Path(), largest: int = 10**7
) -> Asking:
    """Return with what a source is asked, back to so many days ago."""
    ask = answers if isinstance(answers, Answers) else Answers(answers)
    return Asking(ask, since=NOW - timedelta(days=days), now=NOW, folder=folder, largest=largest)
