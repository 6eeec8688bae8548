"""Those counted before who all came to harm: a bus with nine passengers, killing all of them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from casualty_figures.extraction.claims.counted_group import CountedGroup
from casualty_figures.extraction.claims.trigger_reading import TriggerReading
from casualty_figures.extraction.numbers.count import CountMention, exactly
from casualty_figures.languages.en.lexicon import is_person_noun
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence
from casualty_figures.languages.en.patterns.phrases import NEGATED, assertion_before, harm_words, trigger_for


@cache
def _all_of_them() -> re.Pattern[str]:
    active, passive = harm_words(("object",), r"."), harm_words(("object", "subject"), r"(?:ed|en|t|ad|n)$")
    return re.compile(
        rf"""
        \b(?:
            (?P<active>{active})\s+(?:all|both|everyone|everybody)\s+
            (?:of\s+(?:them|those|whom)\b|(?:on\s*board|aboard|inside)\b)
          | (?:all|both)\s+of\s+(?:them|whom)\s+
            (?:were\s+|have\s+been\s+|had\s+been\s+)?(?P<passive>{passive})\b
        )
        """,
        re.VERBOSE,
    )


_NOUN = re.compile(r"\s+(?P<noun>(?:[a-z][\w'-]*\s+){0,2}?[a-z][\w'-]*)")


def all_of_them_in(counted: CountedSentence) -> Iterator[TriggerReading]:
    """Yield the readings of "all of them", which counts the people of the number before it."""
    sentence = counted.lowered
    for match in _all_of_them().finditer(sentence):
        name = "active" if match["active"] else "passive"
        trigger = trigger_for(match[name], ("object", "subject"))
        people = [one for one in counted.counts if one.end <= match.start()]
        part = _people_of(people[-1], sentence, match.start()) if people else None
        if part is not None and len(people) > 1:
            part = _with_those_before(part, people[-2], sentence)
        if part is not None and trigger is not None and not NEGATED.search(sentence[: match.start(name)]):
            before = assertion_before(sentence[: match.start()])
            yield TriggerReading(
                trigger.indicator, *match.span(name), (part,), rule="all_of_them", assertion=before
            )


_JOINED = re.compile(r"\s+(?:[a-z][\w'-]*\s+){1,2}and\s+")


def _with_those_before(part: CountedGroup, before: CountMention, sentence: str) -> CountedGroup:
    """Return the people with those joined to them: 20 passengers and four crew."""
    numbers = (before.count.best, part.count.best if part.count else None)
    if _JOINED.fullmatch(sentence, before.end, part.start) is None or None in numbers:
        return part
    whole = exactly(sum(number or 0 for number in numbers))
    return replace(part, count=whole, start=before.start, noun_start=before.end, count_start=-1)


def _people_of(mention: CountMention, sentence: str, limit: int) -> CountedGroup | None:
    """Return those a number and the noun behind it count, none where the noun is none for people."""
    behind = _NOUN.match(sentence, mention.end, limit)
    noun = behind["noun"].split() if behind else []
    last = next((index for index, word in enumerate(noun) if is_person_noun(word)), None)
    if behind is None or last is None:
        return None
    end = behind.start("noun") + len(" ".join(noun[: last + 1]))
    return CountedGroup(
        mention.count, mention.start, end, behind.start("noun"), "number", count_start=mention.start
    )
