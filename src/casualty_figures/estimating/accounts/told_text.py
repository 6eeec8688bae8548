"""A text that tells of events, and what is known of it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casualty_figures.extraction.sentences.text import Sentence
from casualty_figures.placing import PlaceMention


@dataclass(frozen=True, slots=True)
class ToldText:
    """A text that tells of events: its day, where its headline ends, its sentences, the places it names."""

    text: str
    published: date | None
    headline_end: int
    sentences: Sequence[Sentence]
    mentions: Sequence[PlaceMention]

    def mentions_between(self, start: int, end: int) -> Sequence[PlaceMention]:
        """Return the places that the text names between two offsets, in its order."""
        first = bisect_left(self.mentions, start, key=lambda one: one.char_start)
        return self.mentions[first : bisect_left(self.mentions, end, key=lambda one: one.char_start)]
