"""One more person without a noun: "another hurt", "a third died", "the other was wounded"."""

from collections.abc import Sequence
from functools import cache

from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.languages.en.harm import forms_for
from casualty_figures.languages.en.lexicon import alternatives, cue
from casualty_figures.languages.en.words import rows

_OTHER = "other"


@cache
def _told_before() -> dict[str, frozenset[int]]:
    """Return for each ordinal how many were told of before: two and "a third", one of two and "the other"."""
    ordinals = {word: frozenset((int(after),)) for word, after in rows("ordinals", "word", "after")}
    return {**ordinals, _OTHER: frozenset((1, 2))}


@cache
def one_more_pattern() -> str:
    """Return an expression for the words for one more person, with what must follow: a word of harm."""
    harm = alternatives(forms_for("label"))
    happened = (
        rf"(?:was|is|has|had|remains?|remained)\s+(?:\w+\s+){{0,2}}?(?:{harm}|{cue('dying')})\b"
        rf"|(?:later\s+)?{cue('dying')}\b"
        rf"|(?:{cue('manner')}\s+)?(?:{harm})(?=\s*(?:[.,;:)]|$|(?:{cue('behind_a_state')})\b))"
    )
    ordinals = rf"(?:a|the)\s+(?:{alternatives(_told_before())})"
    return rf"(?:(?:another|{ordinals})(?=\s+(?:{happened}))|{ordinals}(?=\s*(?:[.;]|$)))"


def is_one_more(words: str, before: Sequence[CountMention]) -> bool:
    """Whether the words count one more than those of the numbers before: "a third" alone is a share."""
    last = words.rsplit(maxsplit=1)[-1]
    if last == "another" or not before:
        return last == "another" or words == "a second"
    total = sum(one.count.central for one in before)
    return bool({before[-1].count.central, total} & _told_before()[last])
