"""What reading figures needs of a language, as one frozen value.

Whatever is of one language (its words, its grammar, its parser) is reached
through a value of this class and through nothing else; the stages around it
know none. A language is made of its rules and of a corpus of phrases with
their figures (Duckling's idea: `Rules.hs` beside `Corpus.hs`). What a language
has no rules for is not known of its figures: no period, no speaker, no group.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.context import NO_SPEAKER, NOBODY_KNOWN, Context, unknown_days
from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.extraction.numbers.vague import VagueTable
from casualty_figures.extraction.sentences.text import Sentence, SentenceRules
from casualty_figures.extraction.text_to_read import TextToRead
from casualty_figures.lexicon.indicators import MOVEMENTS


@dataclass(frozen=True)
class Language(ABC):
    """The rules of one language, with the table of vague words that is to be read by."""

    vague: VagueTable

    @property
    @abstractmethod
    def code(self) -> str:
        """The ISO 639-1 code of the language."""

    @property
    @abstractmethod
    def sentence_rules(self) -> SentenceRules:
        """How its sentences are told apart and folded."""

    @abstractmethod
    def counts_in(self, sentence: str) -> Sequence[CountMention]:
        """Return the counts in a folded sentence that can be counts of people, from left to right."""

    @abstractmethod
    def statements_of(self, sentences: Sequence[Sentence], *, reader: str) -> list[Statement]:
        """Return what the sentences state, in their order.

        `reader` is `parser` or `patterns`; a language without a parser reads
        by its patterns for both.
        """

    @abstractmethod
    def confidence_of(self, statement: Statement) -> float:
        """Return how often the rule of a statement was right on labelled texts of the language, 0 to 1."""

    def context_of(self, statement: Statement, source: TextToRead) -> Context:
        """Return what stands around a statement: nothing, for a language that reads stated numbers only."""
        return Context(
            indicator=statement.indicator,
            measure="flow" if statement.indicator in MOVEMENTS else "incident",
            assertion=statement.assertion,
            who=NOBODY_KNOWN,
            speaker=NO_SPEAKER,
            when=unknown_days(source.published),
        )
