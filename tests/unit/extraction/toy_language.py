"""A language of a dozen words: what it takes to add one, and no more.

"Tri domani morta in Aden" says that three villagers were killed in Aden.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.language import Language
from casualty_figures.extraction.numbers.count import Count, CountMention, exactly
from casualty_figures.extraction.sentences.text import Sentence, SentenceRules

NUMBERS = {"un": 1, "du": 2, "tri": 3, "deka": 10}
HARM = {"morta": "killed", "vunda": "injured", "fuga": "displaced"}
PEOPLE = ("domani", "soldi")
NEVER = "nul"
RULE = "number_noun_harm"


@dataclass(frozen=True)
class Toy(Language):
    """Numbers before a noun for people before a word of harm."""

    @property
    def code(self) -> str:
        return "eo"

    @property
    def sentence_rules(self) -> SentenceRules:
        return SentenceRules("eo", abbreviations=("st",))

    def counts_in(self, sentence: str) -> Sequence[CountMention]:
        words = [*NUMBERS, NEVER, *self.vague.words]
        return [
            CountMention(match.start(), match.end(), self._count(match[0]))
            for match in re.finditer(rf"\b(?:\d+|{'|'.join(words)})\b", sentence)
        ]

    def _count(self, words: str) -> Count:
        vague = self.vague.count_of(words)
        if vague is not None:
            return Count("vague", vague.low, None, None, vague.rule)
        if words == NEVER:
            return exactly(0)
        return exactly(NUMBERS[words] if words in NUMBERS else int(words))

    def statements_of(self, sentences: Sequence[Sentence], *, reader: str) -> list[Statement]:  # noqa: ARG002
        return [statement for sentence in sentences for statement in self._statements(sentence)]

    def _statements(self, sentence: Sentence) -> Iterator[Statement]:
        behind = re.compile(rf"\s+(?P<noun>{'|'.join(PEOPLE)})\s+(?P<harm>{'|'.join(HARM)})\b")
        for mention in self.counts_in(sentence.folded):
            found = behind.match(sentence.folded, mention.end)
            if found is not None:
                yield Statement(
                    sentence=sentence,
                    indicator=HARM[found["harm"]],
                    count=mention.count,
                    start=mention.start,
                    end=found.end(),
                    term_start=found.start("harm"),
                    term_end=found.end("harm"),
                    group_start=found.start("noun"),
                    group_end=found.end("noun"),
                    rule=RULE,
                    kind="number",
                    reader="toy-patterns",
                )

    def confidence_of(self, statement: Statement) -> float:
        return {RULE: 0.7}[statement.rule]
