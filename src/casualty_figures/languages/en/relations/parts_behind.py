"""Who those of the sentence before were: "Fifteen people died. Four were children."."""

import re
from collections.abc import Iterator, Sequence

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.extraction.numbers.vague import VagueTable
from casualty_figures.extraction.sentences.text import Sentence
from casualty_figures.languages.en.lexicon import is_person_noun
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence

_OPENING = re.compile(
    r"\W*(?:(?:among|amongst|of)\s+(?:them|these|those|whom)\s*,?\s*(?:(?:were|was|are)\s+)?"
    r"|(?:they|these|the\s+victims)\s+include[ds]?\s+)?$"
)
_WERE = re.compile(
    r"(?:\s+of\s+(?:them|these|those))?\s+(?:were|was|are)\s+(?:all\s+|both\s+|only\s+)?(?:an?\s+)?"
    r"(?P<group>[a-z][\w'-]*(?:\s+[a-z][\w'-]*)?)\s*(?:[.,;]|$|and\b|from\b|aged\b|under\b)"
)
_LISTED = re.compile(
    r"\s+(?P<group>[a-z][\w'-]*(?:\s+[a-z][\w'-]*)?)\s*(?:[.,;]|$|and\b|from\b|aged\b|under\b)"
)
_NEXT = re.compile(r"\s*(?:,|,?\s*and)\s*(?:another\s+)?$")
_HARMED = frozenset({"killed", "injured"})


def parts_behind(sentence: Sentence, before: Sequence[Statement], vague: VagueTable) -> Iterator[Statement]:
    """Yield the parts of the only number of the sentence before that a sentence without harm tells of."""
    wholes = [one for one in before if one.whole is None and one.indicator in _HARMED]
    if len(wholes) != 1 or wholes[0].count.central < 2 or wholes[0].assertion != "affirmed":
        return
    whole = wholes[0]
    counted = CountedSentence(sentence.folded, vague)
    at, left = 0, whole.count.central
    for mention in counted.counts:
        between = counted.lowered[at : mention.start]
        opening = _NEXT.fullmatch(between) if at else _OPENING.match(between)
        group = _group_behind(mention, counted.lowered, is_led=bool(at) or bool(between.strip()))
        left -= mention.count.central
        if opening is None or group is None or left < 0:
            return
        at = group.end("group")
        yield _part_of(whole, sentence, mention, group.span("group"))


def _group_behind(mention: CountMention, lowered: str, *, is_led: bool) -> re.Match[str] | None:
    """Return the words for the people, with "were" before them unless "among them" led to the number."""
    found = _WERE.match(lowered, mention.end) or (_LISTED.match(lowered, mention.end) if is_led else None)
    return found if found and is_person_noun(found["group"].split()[-1]) else None


def _part_of(
    whole: Statement, sentence: Sentence, mention: CountMention, group: tuple[int, int]
) -> Statement:
    part = whole.part(mention, group, rule="part_behind")
    part.sentence = sentence
    part.term_start, part.term_end = mention.start, group[1]
    part.start, part.end = mention.start, group[1]
    return part
