"""How many did not survive, of those aboard: "the plane carried 24 people; only two survived"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence
from casualty_figures.languages.en.numbers.numerals import NUMERAL, value_of
from casualty_figures.languages.en.relations.remainders import (
    ABOARD,
    CARRYING,
    Passage,
    computed,
    exact_number,
    noun_of,
)

_CAN_TELL = re.compile(r"\bsurviv|\baboard\b|\bon\s+board\b|\ball\s+(?:were|died|perished)\b")
_SURVIVED = re.compile(
    rf"""
    \b(?:only|just)\s+(?P<left>{NUMERAL})(?:\s+of\s+(?:them|whom|those\s+on\s+board))?
    (?:\s+(?:people|passengers?|person|persons|men|women|child|children|crew|sailors?|miners?))?
    (?:\s+(?:on\s+board|aboard))?\s+(?:has\s+|have\s+|had\s+)?(?P<state>survived)\b
    |\b(?:only|just)\s+(?P<left_of>{NUMERAL})\s+of\s+(?:the\s+|its\s+)(?P<all>{NUMERAL})
    (?:\s+[a-z][\w-]*){{1,5}}?\s+(?P<state_of>survived)\b
    |\b(?P<none>there\s+(?:were|was|are)\s+no\s+survivors?|(?:none|not\s+one)\s+of\s+them\s+survived
    |no[ ]one\s+survived|nobody\s+survived|(?:all|everyone|everybody)(?:\s+(?:on\s+board|aboard))?\s+
    (?:(?:was|were|is|are)\s+)?(?:killed|died|perished|dead)
    |killing\s+(?:all|everyone|everybody)\s+(?:on\s+board|aboard))\b
    |\bnone\s+of\s+the\s+(?P<none_of>{NUMERAL})(?:\s+[a-z][\w-]*){{1,5}}?\s+(?P<none_state>survived)\b
    """,
    re.VERBOSE,
)


def losses_in(passage: Passage) -> Iterator[Statement]:
    """Yield the dead of those aboard, where the sentence tells how many survived and no dead are told."""
    lowered = passage.sentence.folded
    is_told = any(one.indicator == "killed" for one in [*passage.own, *passage.earlier])
    for match in _SURVIVED.finditer(lowered) if _CAN_TELL.search(lowered) and not is_told else ():
        number = _lost_of(match, passage)
        if number:
            term = next(name for name in _TERMS if match[name])
            yield replace(computed(passage.sentence, "killed", number, match, term), rule="loss")


_TERMS = ("state", "state_of", "none_state", "none")


def _lost_of(match: re.Match[str], passage: Passage) -> int:
    """Return how many of those aboard did not survive, 0 where the text does not say of how many."""
    if match["left_of"]:
        return max(0, (value_of(match["all"]) or 0) - (value_of(match["left_of"]) or 0))
    if match["none_of"]:
        return value_of(match["none_of"]) or 0
    left = value_of(match["left"]) or 0 if match["left"] else 0
    aboard = _aboard(CountedSentence(passage.sentence.folded, passage.vague), match.start())
    if not aboard and passage.before is not None:
        aboard = _aboard(CountedSentence(passage.before.folded, passage.vague), len(passage.before.folded))
    return max(0, aboard - left)


def _aboard(counted: CountedSentence, end: int) -> int:
    """Return how many a vehicle carried by the words before an offset: the sum of passengers and crew."""
    lowered = counted.lowered
    mentions = [one for one in counted.counts if one.end <= end and noun_of(lowered, one)]
    first = next(
        (
            index
            for index, one in enumerate(mentions)
            if ABOARD.match(lowered, one.end) or CARRYING.search(lowered[: one.start])
        ),
        None,
    )
    if first is None:
        return 0
    total, last = exact_number(mentions[first]), mentions[first]
    for one in mentions[first + 1 :]:
        if not re.search(r"\band\s+$", lowered[last.end : one.start]):
            break
        total, last = total + exact_number(one) if exact_number(one) else 0, one
    return total
