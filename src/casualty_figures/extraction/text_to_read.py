"""The text that figures are read from, and what is known of it."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from casualty_figures.extraction.sentences.text import Sentence


@dataclass(frozen=True, slots=True)
class TextToRead:
    """The text that figures are read from, and what is known of it.

    `country` is the one that its source tells of (ISO 3166 alpha-3), where that is known.
    """

    text: str
    article_id: str
    published: date | None
    headline_end: int
    version: str
    sentences: tuple[Sentence, ...]
    country: str | None = None

    def neighbours(self, sentence: Sentence) -> tuple[list[str], list[str]]:
        """Return the texts of the sentences before and after in the same paragraph, the nearest twenty."""
        index = self._index(sentence)
        before = self.sentences[max(0, index - 20) : index]
        after = self.sentences[index + 1 : index + 21]
        return (
            [one.text for one in before if one.paragraph == sentence.paragraph],
            [one.text for one in after if one.paragraph == sentence.paragraph],
        )

    def before(self, sentence: Sentence, most: int) -> list[str]:
        """Return the texts of the sentences before, in any paragraph, the nearest last."""
        index = self._index(sentence)
        return [one.text for one in self.sentences[max(0, index - most) : index]]

    def _index(self, sentence: Sentence) -> int:
        """Return which of the sentences it is."""
        return bisect_left(self.sentences, sentence.start, key=attrgetter("start"))
