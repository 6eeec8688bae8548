"""What a number told before became: "the figure has risen to 9,000", "later revised to 15"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from casualty_figures.extraction.claims.statement import Statement, last_of
from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.extraction.sentences.text import Sentence
from casualty_figures.languages.en.calendar import weekdays
from casualty_figures.languages.en.lexicon import alternatives, cue
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence
from casualty_figures.languages.en.relations.rival_numbers import OF_ITS_OWN, TOTAL, set_behind

_WHEN = (
    r"(?:(?:has|have|had|was|were|is|been|being)\s+)*"
    r"(?:(?:since|later|now|then|subsequently|also)\s+)?(?:been\s+)?"
)
_WAY = r"(?:\s+(?:up|down|upwards?|downwards?))?"
_CHANGED = rf"(?:{cue('number_grows')}|{cue('number_is_revised')}){_WAY}"
_STANDS = r"(?:now\s+)?(?:stands?|stood|standing)"
_TURNS = rf"(?:{_CHANGED}\s+(?:to\s+)?|{_STANDS}\s+at\s+)"
_OF_WHOM = r"(?:\s+of\s+(?:victims|evacuees|dead))?"
_SUBJECT = re.compile(
    rf"\b(?P<noun>(?:(?:a|which)\s+)?{TOTAL}|an?\s+{cue('total')}\s+that"
    r"|(?:that|this|it)(?=\s+(?:was|has|had|were)\b))"
    rf"{_OF_WHOM}\s+{_WHEN}{_TURNS}$"
)
_OBJECT = re.compile(
    rf"\b{cue('number_is_revised')}\s+(?P<noun>it|that|this|{TOTAL})\s+(?:up\s+|down\s+)?to\s+$"
)
_RUNS_ON = re.compile(rf"\s*,?\s*(?:(?:and|but)\s+)?{_WHEN}{cue('number_is_revised')}{_WAY}\s+to\s+")
_BARE = re.compile(
    rf"\s*(?:[.,;]|$|\)|\band\b(?!\s+\w+\s+(?:more\s+)?(?:people|men|women))|\bdead\b|\bpeople\s*(?:[.,;]|$)"
    rf"|(?:on|by|as|after|when|late|early|this|last|overnight|yesterday|today|{alternatives(weekdays())})\b)"
)


def changed_in(counted: CountedSentence, statements: list[Statement]) -> Iterator[Statement]:
    """Yield what a number of the sentence became; the number before is a part of it, or is taken back."""
    for mention in counted.counts:
        if any(one.count_start == mention.start for one in statements):
            continue
        before = counted.lowered[: mention.start]
        words = _SUBJECT.search(before) or _OBJECT.search(before)
        at = words.start() if words else mention.start
        model = last_of(one for one in statements if one.end <= at and one.whole is None)
        if model is None or not _BARE.match(counted.lowered, mention.end):
            continue
        if words is None and _RUNS_ON.fullmatch(counted.lowered, model.end, mention.start) is None:
            continue
        made = model.beside(mention, (mention.end, mention.end), rule="risen")
        made = replace(made, **{**OF_ITS_OWN, "rule": "risen"})
        if model.assertion == "hypothetical":
            made.assertion = model.assertion
        _put_behind(model, made)
        yield made


def changed_behind(
    sentence: Sentence, before: Sequence[Statement], counted: CountedSentence
) -> Iterator[Statement]:
    """Yield what a number of the sentence before became: "by Wednesday the figure had risen to 9,000"."""
    models = [one for one in before if one.whole is None and not one.is_part and one.assertion == "affirmed"]
    for mention in counted.counts if models else ():
        words = _words_before(counted, mention)
        if words is not None:
            made = set_behind(models[-1], sentence, mention, words.span("noun"), rule="risen")
            if not models[-1].is_further:  # "another 431 died; the total rose to 19,899"
                _put_behind(models[-1], made)
            yield made
            models = [made]


def _words_before(counted: CountedSentence, mention: CountMention) -> re.Match[str] | None:
    before = counted.lowered[: mention.start]
    words = _SUBJECT.search(before) or _OBJECT.search(before)
    return words if words is not None and _BARE.match(counted.lowered, mention.end) else None


def _put_behind(old: Statement, new: Statement) -> None:
    """Make the old number a part of the new one, or one taken back where the new is less."""
    if _is_less(new, old):
        old.assertion = "retracted"
    else:
        old.whole = new


def _is_less(new: Statement, old: Statement) -> bool:
    return new.count.central < old.count.central
