"""Tight forms that need no parse: number, noun and word of harm side by side."""

import re
from functools import cache

from casualty_figures.extraction.adjacent import ADJACENT_END
from casualty_figures.extraction.count import CountMention
from casualty_figures.extraction.counts import counts_in
from casualty_figures.extraction.lexicon import is_person_noun
from casualty_figures.extraction.parts import Part
from casualty_figures.extraction.phrases import (
    NEGATED,
    STOP_WORDS,
    assertion_before,
    harm_words,
    is_countable,
    is_household_phrase,
    noun_stop,
    noun_words,
    trigger_for,
    trimmed_end,
)
from casualty_figures.extraction.reading import Reading

_AUXILIARY = (
    r"(?:were|was|have\s+been|has\s+been|had\s+been|are|is|being|be|got"
    r"|(?:are|were|was|have\s+been)\s+(?:reported|believed|said|known|confirmed|thought)\s+to\s+have(?:\s+been)?"
    r"|(?:had|have|has|were)\s+(?:also\s+|already\s+|reportedly\s+)?(?:been\s+)?(?:reportedly\s+|allegedly\s+)?)"
)


@cache
def _passive() -> re.Pattern[str]:
    participles = harm_words(("object",), r"(?:ed|en|n|t|nt|in|od)$")
    return re.compile(
        rf"\s+(?P<noun>(?:of\s+(?:the\s+|them\s+)?)?(?:(?!{_AUXILIARY}\s)"
        rf"(?:[a-z][\w'-]*|\([\w .-]{{1,25}}\))\s+){{0,6}}?){_AUXILIARY}\s+(?:\w+ly\s+|also\s+|later\s+)?"
        rf"(?P<verb>{participles})\b"
    )


@cache
def _subjects() -> re.Pattern[str]:
    verbs = harm_words(("subject",), r".")
    return re.compile(
        rf"\s+(?P<noun>(?:of\s+(?:the\s+)?)?(?:(?!(?:were|was|who|which)\s)[a-z][\w'-]*\s+){{0,4}}?)"
        rf"(?:(?:have|has|had|are|were)\s+)?(?:also\s+|already\s+|reportedly\s+|reported\s+to\s+have\s+)?"
        rf"(?P<verb>{verbs})\b"
    )


@cache
def _states() -> re.Pattern[str]:
    states = harm_words(("state", "object"), r"(?:ed|ad|ng|ss|rt|in|en|lain|unaccounted)$")
    return re.compile(
        rf"\s+(?P<noun>(?:of\s+)?(?:(?!and\s|or\s|were\s|was\s)[a-z][\w'-]*\s+){{0,3}}?)"
        rf"(?:were\s+|was\s+)?(?P<verb>{states})\b"
    )


@cache
def _nouns() -> re.Pattern[str]:
    nouns = harm_words(("noun", "people"), r"s$")
    return re.compile(rf"\s+(?P<noun>(?:(?!and\s|or\s)[a-z][\w'-]*\s+){{0,2}}?)(?P<verb>{nouns})\b")


@cache
def _active() -> re.Pattern[str]:
    verbs = harm_words(("object",), r".")
    return re.compile(rf"\b(?P<verb>{verbs})\s+(?:\w+ly\s+|a\s+total\s+of\s+)?$")


@cache
def _nominal() -> re.Pattern[str]:
    nouns = harm_words(("noun",), r".")
    return re.compile(rf"\b(?P<verb>{nouns})\s+(?:of|to|among)\s+(?:the\s+)?$")


_OBJECT_NOUN = re.compile(r"\s+(?P<noun>(?:of\s+)?(?:[a-z][\w'-]*\s*){1,3})")


def tight_readings_in(sentence: str) -> list[Reading]:
    """Return the readings of tight forms in a folded sentence: number, noun and word of harm side by side."""
    found: list[Reading] = []
    for mention in counts_in(sentence):
        reading = _before_count(sentence, mention) or _after_count(sentence, mention)
        if reading is not None:
            found.append(reading)
    return found


def _before_count(sentence: str, mention: CountMention) -> Reading | None:
    before = sentence[: mention.start]
    for pattern, rule in ((_active(), "active"), (_nominal(), "nominal")):
        match = pattern.search(before)
        if match is None:
            continue
        if NEGATED.search(before[: match.start("verb")]):
            return None
        noun = _OBJECT_NOUN.match(sentence, mention.end)
        words_after = noun_words(noun["noun"] if noun else "")
        trigger = trigger_for(match["verb"], ("object",) if rule == "active" else ("noun",))
        if trigger and is_countable(words_after, needs_person=trigger.needs_person):
            end = mention.end + (noun.end(0) - mention.end if noun and words_after else 0)
            end = trimmed_end(sentence, mention.end, end, words_after)
            part = Part(
                mention.count,
                mention.start,
                end,
                mention.end,
                "number",
                mention.is_further,
                is_household_phrase(words_after),
                mention.start,
            )
            return Reading(
                trigger.indicator,
                match.start("verb"),
                match.end("verb"),
                (part,),
                rule,
                assertion_before(before),
                is_nominal=rule == "nominal",
            )
    return None


def _after_count(sentence: str, mention: CountMention) -> Reading | None:
    options = (
        (_passive(), "passive", ("object",)),
        (_subjects(), "subject", ("subject",)),
        (_nouns(), "counted_noun", ("noun", "people")),
        (_states(), "state", ("state", "object")),
    )
    for pattern, rule, frames in options:
        match = pattern.match(sentence, mention.end)
        if match is None:
            continue
        if NEGATED.search(sentence[: match.start("verb")]):
            return None
        noun = match["noun"].split()
        trigger = trigger_for(match["verb"], frames)
        if (
            trigger is None
            or (set(noun) - {"of"}) & (STOP_WORDS - {"of"})
            or not is_countable(noun, needs_person=trigger.needs_person)
        ):
            continue
        if rule == "state" and not ADJACENT_END.match(sentence, match.end()):
            continue  # "three bombers killed 12" speaks of the bombers' victims
        if (
            rule == "state"
            and noun
            and not is_person_noun(noun[-1])
            and noun[-1] not in {"others", "more", "other", "of"}
        ):
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
        return Reading(
            trigger.indicator,
            match.start("verb"),
            match.end("verb"),
            (part,),
            rule,
            assertion_before(sentence[: mention.start]),
            is_nominal=rule == "counted_noun",
        )
    return None
