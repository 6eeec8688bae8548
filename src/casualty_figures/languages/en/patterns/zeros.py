"""Real zeros: no casualties, no one was hurt, none of the passengers were injured."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from casualty_figures.extraction.claims.counted_group import CountedGroup
from casualty_figures.extraction.claims.trigger_reading import TriggerReading
from casualty_figures.extraction.numbers.count import exactly
from casualty_figures.languages.en.harm import forms_for, indicator_of
from casualty_figures.languages.en.lexicon import alternatives, cue, is_person_noun
from casualty_figures.languages.en.patterns.phrases import harm_words
from casualty_figures.languages.en.triggers import triggers

_NO_NOUN = (
    r"\b(?:no|zero|without(?:\s+any)?|nor|not?\s+(?:\w+\s+){0,3}?any"
    r"|did\s+not\s+(?:cause|result\s+in|lead\s+to|report|leave)(?:\s+any)?"
    r"|not\s+(?:cause|causing|result\s+in)(?:\s+any)?)\s+"
    r"(?:immediate\s+|initial\s+)?(?:(?:reports?|word|indication|information)\s+(?:of|on)\s+(?:any\s+)?)?"
    r"(?:[\w-]+\s+){0,2}?(?:[\w-]+\s+(?:or|and|nor)\s+)??"
)


@cache
def _zero_nominal() -> re.Pattern[str]:
    nouns, seconds = alternatives(forms_for("zero")), alternatives(forms_for("second"))
    return re.compile(
        rf"{_NO_NOUN}(?P<noun>{nouns})\b(?!\s+tolls?\b)"
        rf"(?:\s+(?:or|and|nor|,)\s+(?:any\s+|serious\s+|other\s+)?(?P<second>{seconds})\b)?"
    )


_NO_ONE = (
    r"(?:neither(?:\s+of\s+(?:the|them|his|her|their)(?:\s+[\w-]+){0,3})?(?:\s+(?!of\b)[\w-]+)?"
    r"(?:\s+nor\s+(?:[\w-]+\s+){0,3}[\w-]+)?|not\s+(?:a\s+single|one)"
    r"(?:\s+of\s+(?:the|them|those)(?:\s+[\w-]+){0,2})?(?:\s+(?!of\b)[\w-]+)?|no[- ]one(?:\s+else)?"
    r"|nobody|none(?:\s+of\s+(?:the|them|those|its|his|her|their)(?:\s+[\w-]+){0,4})?"
    rf"|no(?!\s+{cue('not_after_no')}\b)\s+(?:[\w-]+\s+){{0,3}}?"
    rf"{cue('nobody_of')}"
    r"(?:\s+of\s+(?:the|its|their|his)\s+[\w-]+)?)"
)


def zeros_in(sentence: str) -> Iterator[TriggerReading]:
    """Yield the real zeros: no casualties, no one was hurt, none of the passengers were injured."""
    for match in _zero_nominal().finditer(sentence):
        if (
            re.search(r"\b(?:further|additional|new|more|other|civilian)\b", match[0])
            and "or" not in match[0].split()
        ):
            continue
        for indicator in _indicators_of_zero(match):
            yield _zero(indicator, match.start("noun"), match.end("noun"), match.start(), match.end())
    yield from _active_zeros(sentence)
    yield from _verbal_zeros(sentence)


def _indicators_of_zero(match: re.Match[str]) -> list[str]:
    first = forms_for("zero")[" ".join(match["noun"].split())]
    second = forms_for("second")[match["second"]] if match["second"] else ()
    return list(dict.fromkeys((*first, *second)))


@cache
def _verbal_zero() -> re.Pattern[str]:
    verbs = harm_words(("object", "subject", "state"), r"(?:ed|en|t|ne|in|ad|ng|ss|ye|ie)$")
    return re.compile(
        rf"""
        \b(?P<no>{_NO_ONE})\s+(?:(?:was|were|is|are|has|have|had|been|reported(?:ly)?|to\s+have|be
        |seriously|badly|physically|reportedly|in\s+the\s+\w+|on\s+board|inside|got
        |at\s+the\s+\w+)\s+){{0,5}}
        (?P<verb>{verbs})\b(?:\s+or\s+(?P<second>{verbs})\b)?
        """,
        re.VERBOSE,
    )


@cache
def _active_zero() -> re.Pattern[str]:
    verbs = alternatives(forms_for("zero_verb"))
    return re.compile(rf"\b(?P<verb>{verbs})\s+(?:no|zero)\s+[\w-]+\b")


def _verbal_zeros(sentence: str) -> Iterator[TriggerReading]:
    for match in _verbal_zero().finditer(sentence):
        if "else" in match["no"] or "other" in match["no"] or " but " in match[0]:
            continue
        for verb in filter(None, (match["verb"], match["second"])):
            for trigger in triggers().get(verb, ())[:1]:
                zero = _zero(
                    trigger.indicator, match.start("verb"), match.end("verb"), match.start(), match.end()
                )
                yield replace(zero, parts=(_with_group(zero.parts[0], match["no"]),))


def _active_zeros(sentence: str) -> Iterator[TriggerReading]:
    for match in _active_zero().finditer(sentence):
        indicator = indicator_of(match["verb"], "zero_verb")
        yield _zero(indicator, match.start("verb"), match.end("verb"), match.start(), match.end())


def _with_group(part: CountedGroup, no_one: str) -> CountedGroup:
    """Return the part with the noun of "no civilians" as the words for the group."""
    noun = re.search(r"[a-z-]+$", no_one)
    if noun is None or not is_person_noun(noun[0]):
        return part
    return replace(part, noun_start=part.start + noun.start(), noun_end=part.start + noun.end())


def _zero(indicator: str, term_start: int, term_end: int, start: int, end: int) -> TriggerReading:
    part = CountedGroup(exactly(0), start, end, end, "number")
    return TriggerReading(indicator, term_start, term_end, (part,), rule="zero", is_nominal=True)
