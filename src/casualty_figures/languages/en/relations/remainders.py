"""Those left of a number told before: of ten passengers three were killed "and the rest were injured".

What is left is computed, so the figure is a derived one: the number of all, less
every number told between it and the words for those left. Where one of them is no
exact number, or none is told between, nothing is read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.numbers.count import CountMention, exactly
from casualty_figures.extraction.numbers.vague import VagueTable
from casualty_figures.extraction.sentences.text import Sentence
from casualty_figures.languages.en.lexicon import cue, is_person_noun
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence
from casualty_figures.languages.en.numbers.numerals import NUMERAL, value_of
from casualty_figures.languages.en.patterns.phrases import harm_words, trigger_for

_LEFT = (
    r"\bthe\s+(?:rest|remainder|others"
    r"|(?:other|remaining)\s+(?P<noun>[a-z]{3,}s|people|men|women|children))\b"
)
_FRAMES = ("object", "state", "subject")
_CAN_TELL = re.compile(_LEFT)


@cache
def _harmed() -> re.Pattern[str]:
    state = harm_words(_FRAMES, r"(?:ed|en|n|t|in|ad|ng)$")
    acts = harm_words(("object",), r"(?:ed|ing|lew|hot)$")
    return re.compile(
        rf"{_LEFT}(?:\s+of\s+(?:them|the\s+\w+))?\s+(?:(?:were|was|are|is|have\s+been|had\s+been|got)\s+)?"
        rf"(?:\w+ly\s+|{cue('still_now')}\s+)?(?P<state>{state})\b"
        rf"|\b(?P<acts>{acts})\s+{_LEFT.replace('noun', 'object')}(?=\s*(?:[.,;]|$))"
    )


_NOUN = re.compile(r"\s+(?:[a-z][\w'-]*\s+){0,2}?(?P<noun>[a-z][\w'-]*)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence and the one before it, with what they were read to state."""

    sentence: Sentence
    own: list[Statement]
    before: Sentence | None
    earlier: Sequence[Statement]
    vague: VagueTable


def remainders_in(passage: Passage) -> Iterator[Statement]:
    """Yield those left of a number that the sentence, or the one before it, told.

    A statement that read the words for those left as other people is taken out of the passage.
    """
    lowered = passage.sentence.folded
    for match in _harmed().finditer(lowered) if _CAN_TELL.search(lowered) else ():
        name = "state" if match["state"] else "acts"
        trigger = trigger_for(match[name], _FRAMES)
        number = _left_of(match.start(), passage)
        if trigger is not None and number:
            passage.own[:] = [one for one in passage.own if one.term_start != match.start(name)]
            yield computed(passage.sentence, trigger.indicator, number, match, name)


def computed(sentence: Sentence, indicator: str, number: int, words: re.Match[str], term: str) -> Statement:
    """Return the statement of a number computed for the words matched; `term` is the group of its harm."""
    return Statement(
        sentence,
        indicator,
        exactly(number),
        *words.span(),
        *words.span(term),
        words.start(),
        words.start(),
        rule="remainder",
        kind="derived",
        basis="derived",
        count_start=words.start(),
    )


def _left_of(at: int, passage: Passage) -> int:
    """Return how many are left of the last number of people of whom nothing was told; 0 where unsure."""
    counted = CountedSentence(passage.sentence.folded, passage.vague)
    parts = {one.count_start for one in passage.own if one.whole is not None}
    read = {one.count_start for one in passage.own}
    between: list[_Part] = []
    for mention in reversed([one for one in counted.counts if one.end <= at]):
        share = _share_of_all(counted, mention)
        if share is not None:
            return _less(_Part(share[0]), [*between, *share[1]])
        own = _part(counted.lowered, mention)
        if mention.start not in read and own.noun and not _is_told(counted.lowered, mention):
            return _less(own, between)
        if mention.start not in parts:
            between.append(own)
    return _left_of_those_before(between, passage)


@dataclass(frozen=True, slots=True)
class _Part:
    """An exact number of people, 0 of one that is not exact; the noun for them, and whether all are meant."""

    number: int
    noun: str = ""
    is_all: bool = True


def _part(lowered: str, mention: CountMention) -> _Part:
    is_all = bool(ABOARD.match(lowered, mention.end) or CARRYING.search(lowered[: mention.start]))
    return _Part(exact_number(mention), noun_of(lowered, mention), is_all)


_OF_ALL = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|all\s+)?$")


def _share_of_all(counted: CountedSentence, mention: CountMention) -> tuple[int, list[_Part]] | None:
    """Return the number of all, and some, in "five of the 24", where the mention is one of the two."""
    for some in counted.counts:
        whole = _OF_WHOLE.search(counted.lowered, some.start, some.end)
        if some is mention and whole is not None:
            return value_of(whole["all"]) or 0, [_Part(exact_number(mention))]
        is_behind = some.end <= mention.start
        if is_behind and _OF_ALL.fullmatch(counted.lowered, some.end, mention.start):
            return exact_number(mention), [_Part(exact_number(some))]
    return None


_OF_WHOLE = re.compile(rf"\bof\s+(?:all\s+)?(?P<all>{NUMERAL})$")
_TELLS = re.compile(r"(?:\s+(?:[a-z][\w'-]*)){0,2}?\s+(?:were|was|have|has|had|escaped|fled|survived)\b")


def _is_told(lowered: str, mention: CountMention) -> bool:
    """Whether something else is told of the number's people, so that they are none of those left."""
    return bool(_TELLS.match(lowered, mention.end)) and not ABOARD.match(lowered, mention.end)


def _left_of_those_before(between: list[_Part], passage: Passage) -> int:
    """Return how many are left of the only number of people that the sentence before told."""
    if passage.before is None or len(passage.earlier) > 1:
        return 0
    counted = CountedSentence(passage.before.folded, passage.vague)
    shares = [share for one in counted.counts if (share := _share_of_all(counted, one)) is not None]
    if shares:
        return _less(_Part(shares[0][0]), [*shares[0][1], *between])
    told = [own for one in counted.counts if (own := _part(counted.lowered, one)).noun]
    return _less(told[0], between) if len(told) == 1 else 0


_IN_GENERAL = frozenset(("people", "persons", "passengers", "occupants", "victims", "men"))


def _less(whole: _Part, told: Sequence[_Part]) -> int:
    """Return the number of all less those told of, 0 where one is no exact number or may be of others.

    "Twelve militants attacked. Two guards were killed and the others wounded": the guards are none of the 12.
    """
    are_some = whole.is_all or whole.noun in _IN_GENERAL
    are_some = are_some or all(one.noun in {"", whole.noun} for one in told)
    numbers = [one.number for one in told]
    return max(0, whole.number - sum(numbers)) if numbers and all(numbers) and are_some else 0


def exact_number(mention: CountMention) -> int:
    """Return the number where it is exact, else 0."""
    return mention.count.best or 0 if mention.count.quantifier == "exact" else 0


def noun_of(lowered: str, mention: CountMention) -> str:
    """Return the noun for people behind the number, empty where there is none."""
    noun = _NOUN.match(lowered, mention.end)
    words = lowered[mention.end : noun.end()].split() if noun else []
    return next((word for word in words if is_person_noun(word)), "")


ABOARD = re.compile(r"\s+(?:[a-z][\w'-]*\s+){0,4}?(?:(?:were|was|are)\s+)?(?:on\s*board|aboard|inside)\b")
CARRYING = re.compile(r"\b(?:carrying|carried|with)\s+(?:a\s+total\s+of\s+)?(?:[a-z]+\s+)?$")
