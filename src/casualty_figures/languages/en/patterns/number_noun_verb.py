"""Tight forms that need no parse: number, noun and word of harm side by side."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from casualty_figures.extraction.claims.counted_group import CountedGroup
from casualty_figures.extraction.claims.trigger_reading import TriggerReading
from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.languages.en.lexicon import cue, is_person_noun
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence
from casualty_figures.languages.en.patterns.adjacent import adjacent_end
from casualty_figures.languages.en.patterns.phrases import (
    NEGATED,
    OTHERS,
    STOP_WORDS,
    assertion_before,
    counted_part,
    harm_words,
    is_countable,
    noun_stop,
    noun_words,
    trigger_for,
    trimmed_end,
)
from casualty_figures.languages.en.triggers import Trigger

_AUXILIARY = (
    r"(?:were|was|have\s+been|has\s+been|had\s+been|are|is|being|be|got"
    rf"|(?:are|were|was|have\s+been)\s+{cue('said_to')}\s+to\s+have(?:\s+been)?"
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


def tight_readings_in(counted: CountedSentence) -> list[TriggerReading]:
    """Return the readings of tight forms in a folded sentence: number, noun and word of harm side by side."""
    sentence = counted.lowered
    found: list[TriggerReading] = []
    for mention in counted.counts:
        reading = _before_count(sentence, mention) or _after_count(sentence, mention)
        if reading is not None:
            found.append(reading)
    return found


@dataclass(frozen=True, slots=True)
class _Form:
    """How number, noun and word of harm can stand: rule, frames of the word of harm, and pattern."""

    rule: str
    frames: tuple[str, ...]
    pattern: Callable[[], re.Pattern[str]]


_BEFORE_COUNT = (
    _Form(rule="active", frames=("object",), pattern=_active),
    _Form(rule="nominal", frames=("noun",), pattern=_nominal),
)
_AFTER_COUNT = (
    _Form(rule="passive", frames=("object",), pattern=_passive),
    _Form(rule="subject", frames=("subject",), pattern=_subjects),
    _Form(rule="counted_noun", frames=("noun", "people"), pattern=_nouns),
    _Form(rule="state", frames=("state", "object"), pattern=_states),
)


def _before_count(sentence: str, mention: CountMention) -> TriggerReading | None:
    before = sentence[: mention.start]
    for form in _BEFORE_COUNT:
        match = form.pattern().search(before)
        if match is None:
            continue
        if NEGATED.search(before[: match.start("verb")]):
            return None
        following = _OBJECT_NOUN.match(sentence, mention.end)
        noun = noun_words(following["noun"] if following else "")
        trigger = trigger_for(match["verb"], form.frames)
        if trigger and is_countable(noun, needs_person=trigger.needs_person):
            end = following.end() if following and noun else mention.end
            part = counted_part(mention, trimmed_end(sentence, mention.end, end, noun), noun)
            return _reading(form, trigger, match, part, before)
    return None


def _after_count(sentence: str, mention: CountMention) -> TriggerReading | None:
    for form in _AFTER_COUNT:
        match = form.pattern().match(sentence, mention.end)
        if match is None:
            continue
        if NEGATED.search(sentence[: match.start("verb")]):
            return None
        noun = match["noun"].split()
        trigger = trigger_for(match["verb"], form.frames)
        if trigger and _fits(trigger, noun) and (form.rule != "state" or _is_state(sentence, match, noun)):
            part = counted_part(mention, noun_stop(match), noun)
            return _reading(form, trigger, match, part, sentence[: mention.start])
    return None


def _fits(trigger: Trigger, noun: list[str]) -> bool:
    """Whether the words between number and word of harm can name its victims."""
    has_stop = bool(set(noun) & (STOP_WORDS - {"of"}))
    return not has_stop and is_countable(noun, needs_person=trigger.needs_person)


def _is_state(sentence: str, match: re.Match[str], noun: list[str]) -> bool:
    """Whether the people are in the state: "three bombers killed 12" speaks of the bombers' victims."""
    if not adjacent_end().match(sentence, match.end()):
        return False
    return not noun or is_person_noun(noun[-1]) or noun[-1] in {*OTHERS, "of"}


def _reading(
    form: _Form, trigger: Trigger, match: re.Match[str], part: CountedGroup, before: str
) -> TriggerReading:
    return TriggerReading(
        trigger.indicator,
        *match.span("verb"),
        (part,),
        rule=form.rule,
        assertion=assertion_before(before),
        is_nominal="noun" in form.frames,
    )
