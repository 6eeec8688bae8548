"""Numbers with the word of harm beside them: 46 deaths, 25 missing, 12 soldiers killed in."""

import re
from functools import cache

from casualty_figures.extraction.claims.trigger_reading import TriggerReading
from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.languages.en.calendar import weekdays
from casualty_figures.languages.en.harm import forms_for
from casualty_figures.languages.en.lexicon import alternatives, cue, is_person_noun
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence
from casualty_figures.languages.en.patterns.phrases import (
    NEGATED,
    OTHERS,
    STOP_WORDS,
    assertion_before,
    counted_part,
    harm_words,
    noun_stop,
    trigger_for,
)


@cache
def adjacent_end() -> re.Pattern[str]:
    """Return what can stand behind a number and its word of harm: the end of the phrase."""
    return re.compile(
        rf"""
        \s*(?:$|[.,;:)!?|"/-]|and(?=\d)|(?:and|or|in|by|after|when|at|on|from|as|into|to(?!\s+death)|during|near|with
        |since|while|across|so|following|because|due|before|outside|inside|over|throughout|according|last
        |this|yesterday|today|{alternatives(weekdays())})\b)
        """,
        re.VERBOSE,
    )


@cache
def _adjacent() -> re.Pattern[str]:
    states = harm_words(
        ("state", "object", "noun"), r"(?:ed|ad|ng|ss|rt|in|en|lain|deaths|fatalities|injuries)$"
    )
    return re.compile(
        rf"\s+(?P<noun>(?:(?!and\b|or\b)[a-z][\w'-]*\s+){{0,3}}?)"
        rf"(?:(?:are|is|remain|remained|remains|were|was)\s+(?:still\s+)?)?"
        rf"(?:{cue('manner_of_a_state')}\s+)?"
        rf"(?P<verb>{states})\b"
    )


@cache
def _after_label() -> re.Pattern[str]:
    labels = alternatives(forms_for("label"))
    return re.compile(rf"(?:^|[;,]\s*)(?:{labels})\s*[:-]\s*$")  # "Injured - 12, killed - 3"


@cache
def _next_pair() -> re.Pattern[str]:
    return re.compile(rf"\s+\d[\d,]*\s+(?:{alternatives(forms_for('label'))})\b")


def _is_paired(sentence: str, match: re.Match[str]) -> bool:
    """Whether a bare number and its word stand before another such pair: "2 killed 5 injured"."""
    return not match["noun"] and bool(_next_pair().match(sentence, match.end()))


_LABEL_NEXT = re.compile(r"\s*:\s*\d")  # the word is the next number's: "9 Missing: 2"


def adjacent_readings_in(counted: CountedSentence) -> list[TriggerReading]:
    """Return the readings of numbers beside their word of harm: 46 deaths, 25 missing, 12 soldiers killed."""
    sentence = counted.lowered
    readings = (_reading(sentence, mention) for mention in counted.counts)
    return [reading for reading in readings if reading is not None]


def _reading(sentence: str, mention: CountMention) -> TriggerReading | None:
    match = _adjacent().match(sentence, mention.end)
    if match is None or _LABEL_NEXT.match(sentence, match.end()):
        return None
    if not adjacent_end().match(sentence, match.end()) and not _is_paired(sentence, match):
        return None
    before = sentence[: mention.start]
    if NEGATED.search(sentence[: match.start("verb")]) or _after_label().search(before):
        return None
    noun = match["noun"].split()
    names_people = not noun or is_person_noun(noun[-1]) or noun[-1] in OTHERS
    trigger = trigger_for(match["verb"], ("state", "object", "noun"))
    if trigger is None or not names_people or (set(noun) & STOP_WORDS):
        return None
    return TriggerReading(
        trigger.indicator,
        *match.span("verb"),
        (counted_part(mention, noun_stop(match), noun),),
        rule="adjacent" if noun else "bare_adjacent",
        assertion=assertion_before(before),
    )
