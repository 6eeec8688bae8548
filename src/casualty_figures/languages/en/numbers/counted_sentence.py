"""A sentence with the counts in it, by one table of vague words."""

from dataclasses import dataclass

from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.extraction.numbers.vague import VagueTable
from casualty_figures.languages.en.numbers.counts import counts_in


@dataclass(frozen=True, slots=True)
class CountedSentence:
    """A folded sentence and what its vague words are read by."""

    lowered: str
    vague: VagueTable

    @property
    def counts(self) -> list[CountMention]:
        """The counts that can be counts of people, from left to right."""
        return counts_in(self.lowered, self.vague)

    def counts_within(self, words: str) -> list[CountMention]:
        """Return the counts in some words of the sentence; offsets point into them."""
        return counts_in(words, self.vague)
