"""One word for the parser."""

from dataclasses import dataclass

from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.languages.en.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Token:
    """One word for the parser; `start` and `end` point into the sentence."""

    word: str
    start: int
    end: int
    count: CountMention | None = None
    idiom: Trigger | None = None
