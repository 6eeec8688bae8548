"""English as a value: all its rules and words, reached through one `Language`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.context import Context, When
from casualty_figures.extraction.language import Language
from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.extraction.numbers.vague import VagueTable, vague_table
from casualty_figures.extraction.sentences.text import Sentence, SentenceRules
from casualty_figures.extraction.text_to_read import TextToRead
from casualty_figures.languages.en.context.assertion import assertion_in
from casualty_figures.languages.en.context.attribution import attribution_for
from casualty_figures.languages.en.context.groups import group_of
from casualty_figures.languages.en.context.held_by import is_own_death, what_happened
from casualty_figures.languages.en.context.measure import measure_of
from casualty_figures.languages.en.context.periods import PeriodChoice, period_for
from casualty_figures.languages.en.numbers.counts import counts_in
from casualty_figures.languages.en.patterns.tables import is_table
from casualty_figures.languages.en.rules import rule_of
from casualty_figures.languages.en.sentences.splitting import SENTENCE_RULES
from casualty_figures.languages.en.statements import statements_in
from casualty_figures.languages.en.words import rows

_SPEAKERS_BACK = 5
"""Sentences back, in any paragraph, in which "he" or "the group" was named."""


@cache
def vague_words() -> VagueTable:
    """Return the published table of vague words, `words/vague.tsv`."""
    return vague_table("vague", rows("vague"))


@dataclass(frozen=True)
class English(Language):
    """English, read by patterns and, where asked to, by spaCy's parser."""

    @property
    def code(self) -> str:
        """Return `en`."""
        return "en"

    @property
    def sentence_rules(self) -> SentenceRules:
        """How its sentences are told apart and folded."""
        return SENTENCE_RULES

    def counts_in(self, sentence: str) -> Sequence[CountMention]:
        """Return the counts in a folded sentence that can be counts of people, from left to right."""
        return counts_in(sentence, self.vague)

    def statements_of(self, sentences: Sequence[Sentence], *, reader: str) -> list[Statement]:
        """Return what the sentences state, in their order."""
        return statements_in(sentences, self.vague, reader)

    def confidence_of(self, statement: Statement) -> float:
        """Return how often its rule was right on the labelled sets, 0 to 1."""
        return rule_of(statement.reader, statement.rule).confidence

    def context_of(self, statement: Statement, source: TextToRead) -> Context:
        """Return who was counted, who says so, when, and what the number measures."""
        span = (statement.start, statement.end)
        lowered = statement.sentence.folded
        period = _period(statement, source)
        before, after = source.neighbours(statement.sentence)
        who = group_of(statement.group)
        measure = measure_of(
            lowered,
            span,
            statement.indicator,
            statement.rule,
            is_cumulative=period.is_cumulative,
            has_day=period.period is not None and period.period.start == period.period.end,
        )
        return Context(
            indicator=what_happened(statement),
            measure=measure,
            assertion=assertion_in(lowered, *span, statement.assertion),
            who=replace(who, side="perpetrator") if is_own_death(statement) else who,
            speaker=attribution_for(
                statement.sentence.text,
                span,
                previous=before,
                following=after,
                earlier=source.before(statement.sentence, _SPEAKERS_BACK),
            ),
            when=When(period.period, period.basis, period.as_of_date),
        )


def _period(statement: Statement, source: TextToRead) -> PeriodChoice:
    sentence, trigger = statement.sentence.text, (statement.term_start, statement.term_end)
    start, end = (0, len(sentence))
    if is_table(sentence):
        start, end = _row_around(sentence, statement.start)
    is_beside = start <= trigger[0] and trigger[1] <= end
    return period_for(
        sentence[start:end],
        (statement.start - start, min(statement.end, end) - start),
        source.published,
        trigger_span=(trigger[0] - start, trigger[1] - start)
        if is_beside and statement.kind != "derived"
        else None,
        previous=source.before(statement.sentence, 12),
    )


def _row_around(table: str, at: int) -> tuple[int, int]:
    """Return where the row of a table begins and ends in which an offset lies."""
    end = table.find("\n", at)
    return table.rfind("\n", 0, at) + 1, end if end >= 0 else len(table)
