"""Numbers with the word of harm beside them: 46 deaths, 25 missing, 12 soldiers killed in."""

import re
from functools import cache

from casualty_figures.extraction.counts import counts_in
from casualty_figures.extraction.lexicon import is_person_noun
from casualty_figures.extraction.parts import Part
from casualty_figures.extraction.phrases import (
    NEGATED,
    STOP_WORDS,
    assertion_before,
    harm_words,
    is_household_phrase,
    noun_stop,
    trigger_for,
)
from casualty_figures.extraction.reading import Reading

ADJACENT_END = re.compile(
    r"\s*(?:$|[.,;:)!?\"-]|and(?=\d)|(?:and|or|in|by|after|when|at|on|from|as|into|to(?!\s+death)|during|near|with"
    r"|since|while|across|so|following|because|due|before|outside|inside|over|throughout|according|last"
    r"|this|yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b)"
)


@cache
def _adjacent() -> re.Pattern[str]:
    states = harm_words(
        ("state", "object", "noun"), r"(?:ed|ad|ng|ss|rt|in|en|lain|deaths|fatalities|injuries)$"
    )
    return re.compile(
        rf"\s+(?P<noun>(?:(?!and\b|or\b)[a-z][\w'-]*\s+){{0,3}}?)"
        rf"(?:(?:are|is|remain|remained|remains|were|was)\s+(?:still\s+)?)?"
        rf"(?:internally\s+|newly\s+|critically\s+|seriously\s+|slightly\s+|badly\s+|pre-emptively\s+)?"
        rf"(?P<verb>{states})\b"
    )


def adjacent_readings_in(sentence: str) -> list[Reading]:
    """Return the readings of numbers beside their word of harm: 46 deaths, 25 missing, 12 soldiers killed."""
    found = []
    for mention in counts_in(sentence):
        match = _adjacent().match(sentence, mention.end)
        if match is None or not ADJACENT_END.match(sentence, match.end()):
            continue
        if NEGATED.search(sentence[: match.start("verb")]):
            continue
        if match["verb"] and re.search(r"(?:^|[;,]\s*)\w+\s*[:-]\s*$", sentence[: mention.start]):
            continue  # "Injured - 12, killed - 3": a label stands before its number
        noun = match["noun"].split()
        if noun and not (is_person_noun(noun[-1]) or noun[-1] in {"others", "more", "other"}):
            continue
        trigger = trigger_for(match["verb"], ("state", "object", "noun"))
        if trigger is None or (set(noun) & STOP_WORDS):
            continue
        part = Part(
            mention.count,
            mention.start,
            noun_stop(match),
            mention.end,
            "number",
            mention.is_further,
            is_household_phrase(noun),
            mention.start,
        )
        found.append(
            Reading(
                trigger.indicator,
                match.start("verb"),
                match.end("verb"),
                (part,),
                "adjacent" if noun else "bare_adjacent",
                assertion_before(sentence[: mention.start]),
                is_nominal=False,
            )
        )
    return found
