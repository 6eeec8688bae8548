"""Numbers that somebody sets beside one told before: the army said 12, "relatives spoke of 70"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from casualty_figures.extraction.claims.statement import Statement, last_of
from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.extraction.numbers.vague import VagueTable
from casualty_figures.extraction.sentences.text import Sentence
from casualty_figures.languages.en.lexicon import cue
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence

TOTAL = rf"(?:the|its|their|that)\s+(?:{cue('kind_of_total')}\s+)?{cue('total')}"
_SPEAKS_OF = r"(?:spoke|speaks?|spoken|talk(?:ed|s)?)\s+of|(?:claimed|counted)"
_PUTS_AT = rf"(?:puts?|putting)\s+(?:it|that|{TOTAL}|the\s+dead)\s+at"
_GIVES = rf"(?:gave|gives?)\s+(?:a|the)\s+{cue('total')}\s+(?:of|as)"
_SETS = re.compile(rf"\b(?:{_SPEAKS_OF}|{_PUTS_AT}|{_GIVES})\s+$")
_BARE = re.compile(r"\s*(?:[.,;]|$|\)|\band\b(?!\s+\w+\s+(?:more\s+)?(?:people|men|women))|\bdead\b)")
OF_ITS_OWN: dict[str, Any] = {
    "rule": "rival",
    "reader": "patterns",
    "kind": "number",
    "basis": "stated",
    "assertion": "affirmed",
    "is_further": False,
    "agent": "",
    "whole": None,
    "base": None,
    "model": None,
}
"""What a rival number does not have from the one it stands beside."""
_HARMED = frozenset({"killed", "injured", "missing"})


def rivals_in(counted: CountedSentence, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the numbers of a sentence that stand beside one that it told before."""
    for mention, start in _set_numbers(counted):
        model = last_of(one for one in statements if one.end <= start)
        is_read = any(one.count_start == mention.start for one in statements)
        if model is not None and not is_read and _can_have_a_rival(model):
            made = model.beside(mention, (mention.end, mention.end), rule="rival")
            yield replace(made, **OF_ITS_OWN)


def rivals_behind(sentence: Sentence, before: Sequence[Statement], vague: VagueTable) -> Iterator[Statement]:
    """Yield the numbers of a sentence that tells no harm itself, beside the last of the sentence before."""
    models = [one for one in before if one.whole is None and _can_have_a_rival(one)]
    counted = CountedSentence(sentence.folded, vague)
    for mention, start in _set_numbers(counted) if models else ():
        yield set_behind(models[-1], sentence, mention, (start, mention.start), rule="rival")


def set_behind(
    model: Statement, sentence: Sentence, mention: CountMention, term: tuple[int, int], *, rule: str
) -> Statement:
    """Return a bare number of a sentence as one of the harm that the sentence before told."""
    made = replace(
        model,
        sentence=sentence,
        count=mention.count,
        start=mention.start,
        end=mention.end,
        term_start=term[0],
        term_end=term[1],
        group_start=mention.end,
        group_end=mention.end,
        count_start=mention.start,
        **OF_ITS_OWN,
    )
    return replace(made, rule=rule)


def _set_numbers(counted: CountedSentence) -> Iterator[tuple[CountMention, int]]:
    """Yield each bare number behind words that set it, and where these begin."""
    for mention in counted.counts:
        words = _SETS.search(counted.lowered[: mention.start])
        if words is not None and _BARE.match(counted.lowered, mention.end):
            yield mention, words.start()


def _can_have_a_rival(one: Statement) -> bool:
    return one.indicator in _HARMED and not one.is_part and one.assertion != "hypothetical"
