"""A text that tells of events, and what is known of it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casualty_figures.extraction.sentences.text import Sentence
from casualty_figures.placing import PlaceMention, Section, section_at


@dataclass(frozen=True, slots=True)
class ToldText:
    """A text that tells of events: its day, where its headline ends, its sentences, the places it names.

    `sections` are its stretches under headings that are places.
    """

    text: str
    published: date | None
    headline_end: int
    sentences: Sequence[Sentence]
    mentions: Sequence[PlaceMention]
    sections: Sequence[Section] = ()

    def heading_above(self, place: int) -> int | None:
        """Return where the heading that is a place stands above an offset, nothing where none does."""
        section = section_at(self.sections, place)
        return section.heading.char_start if section else None

    def mentions_between(self, start: int, end: int) -> Sequence[PlaceMention]:
        """Return the places that the text names between two offsets, in its order."""
        first = bisect_left(self.mentions, start, key=lambda one: one.char_start)
        return self.mentions[first : bisect_left(self.mentions, end, key=lambda one: one.char_start)]

    def sentences_behind(self, start: int, most: int) -> Sequence[Sentence]:
        """Return the sentences behind the one that begins at `start`, in its paragraph."""
        index = bisect_left(self.sentences, start, key=lambda one: one.start)
        behind = self.sentences[index : index + most + 1]
        return [one for one in behind[1:] if one.paragraph == behind[0].paragraph]

    def sentences_before(self, start: int, most: int) -> Sequence[Sentence]:
        """Return the sentences before the one that begins at `start`, in its paragraph, the nearest last."""
        index = bisect_left(self.sentences, start, key=lambda one: one.start)
        paragraph = self.sentences[index].paragraph if index < len(self.sentences) else None
        return [one for one in self.sentences[max(0, index - most) : index] if one.paragraph == paragraph]
