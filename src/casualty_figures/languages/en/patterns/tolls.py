"""Tolls: the words for a total, then the number it reached."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from casualty_figures.extraction.claims.counted_group import CountedGroup
from casualty_figures.extraction.claims.trigger_reading import TriggerReading
from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.languages.en.harm import forms_for, indicator_of
from casualty_figures.languages.en.lexicon import alternatives, cue, is_person_noun, units
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence
from casualty_figures.languages.en.patterns.phrases import noun_words, trimmed_end


@cache
def _bare() -> str:
    return alternatives(forms_for("bare"))


_LINK = (
    r"(?P<link>(?:,\s+(?:first|initially|originally|which)(?=\s))?"
    r"(?:\s+(?!and\b|or\b|but\b|killed\b|wounded\b|injured\b)[\w',()-]+){0,9}?\s+"
    rf"(?:to|at|of|is|was|were|are|from|as|now|{cue('toll_reaches')})\s+"
    r"|\s*:\s*|\s+(?:now|currently|(?:has|had|have)(?:\s+(?:now|already|since))?)\s+|\s+)$"
)


@cache
def _toll() -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?P<noun>{cue("kind_of_toll")}\s+tolls?|\btolls?\b
        |(?:numbers?|total)\s+(?:of\s+)?(?:people|those)\s+(?:[\w-]+\s+){{0,4}}?
        (?:died|dead|killed|lost\s+their\s+lives)
        |(?:numbers?|count|tally|total|total[ ]number|figures?|estimates?)\s+(?:of|for)\s+
        (?:the\s+number\s+of\s+)?(?:those\s+|people\s+)?(?:[\w-]+\s+){{0,4}}?
        (?:{alternatives(forms_for("toll"))}|people\s+(?:{_bare()}))|(?:number|total)\s+(?:{_bare()})
        |\b(?:civilian[ ]deaths|{alternatives(forms_for("total"))})\b
        |\bdisplacement\s+(?:is|was)\s+(?:now\s+)?estimated\b){_LINK}
        """,
        re.VERBOSE,
    )


_TOLL_SIMPLE = re.compile(
    rf"""
    \b{cue("brings_a_toll")}\s+
    (?:the\s+|its\s+)?(?:[\w-]+\s+){{0,3}}?(?:toll|total|dead|tally|number|count)[^.;]{{0,40}}?\s+to\s+$
    |\bput(?:s|ting)?\s+(?:the\s+)?(?:[\w-]+\s+){{0,2}}?(?:dead|deaths|injured|wounded|missing|displaced)\s+at\s+$
    """,
    re.VERBOSE,
)


_BRINGS_TO = re.compile(r"\bbr(?:ings|inging|ought)\s+to\s+$")


_FROM = re.compile(
    r"\bfrom\s+(?:the\s+)?(?:earlier\s+|previous\s+|initial\s+)?$|\bup\s+from\s+$"
    r"|\bearlier\s+(?:toll|count|figure)\s+of\s+$"
)


def tolls_in(counted: CountedSentence) -> Iterator[TriggerReading]:
    """Yield the readings of tolls: the words for a total, then the number it reached."""
    sentence = counted.lowered
    earlier: tuple[int, int, str] | None = None
    for mention in counted.counts:
        before = sentence[: _after_verb(sentence, mention)]
        if earlier and mention.start - earlier[1] < 60 and _FROM.search(before):
            yield _toll_reading(earlier, mention, sentence, rule="superseded_toll")
            continue
        change = _changed(counted, mention)
        if change is not None:
            yield from change
            continue
        toll = _toll().search(before) or _TOLL_SIMPLE.search(before) or _brings_to(sentence, before, mention)
        if toll is not None and not _is_something_else(sentence, mention):
            indicator = _indicator_of(
                _words_of(toll, sentence, mention), sentence[mention.end : mention.end + 40]
            )
            earlier = (toll.start(), toll.end(), indicator)
            yield _toll_reading(earlier, mention, sentence, rule="toll")


@cache
def _reaches() -> re.Pattern[str]:
    return re.compile(rf"{cue('toll_reaches')}\s+")


def _after_verb(sentence: str, mention: CountMention) -> int:
    """Return where the number begins behind the verb that is a part of it: the toll "topped 2,000"."""
    verb = _reaches().match(sentence, mention.start, mention.end)
    return verb.end() if verb else mention.start


def _brings_to(sentence: str, before: str, mention: CountMention) -> re.Match[str] | None:
    """Return the match of "brings to 332,000 the number of people displaced"."""
    is_followed = re.match(r"\s+the\s+(?:number|toll|total|death)\b", sentence[mention.end :])
    return _BRINGS_TO.search(before) if is_followed else None


def _words_of(toll: re.Match[str], sentence: str, mention: CountMention) -> str:
    """Return the words for what a toll counts, behind the number in "brings to 332,000 the number of"."""
    is_behind = toll.re is _BRINGS_TO
    return sentence[mention.end : mention.end + 60] if is_behind else toll[0]


def _is_something_else(sentence: str, mention: CountMention) -> bool:
    following = re.match(r"\s+([a-z]+)", sentence[mention.end :])
    return bool(following and following[1] in units())


def _indicator_of(noun: str, after: str) -> str:
    """Return what a toll counts: what stands bare behind its number, else in its words, else the dead."""
    direct = re.match(rf"\s+(?:people\s+|others\s+|more\s+)?({_bare()})\b", after)
    if direct:
        return indicator_of(direct[1], "bare")
    return next((name for form, name in _other_harm() if form in noun), "killed")


@cache
def _other_harm() -> tuple[tuple[str, str], ...]:
    forms = {**forms_for("toll"), **forms_for("zero")}
    return tuple((form, names[0]) for form, names in forms.items() if names and names[0] != "killed")


@cache
def _change() -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?P<noun>(?:death|casualty|official|overall)?\s*tolls?|
        (?:numbers?|total|count|tally|figure)\s+of\s+(?:the\s+)?(?:[\w-]+\s+){{0,2}}?
        (?:deaths|{_bare()}))
        (?P<link>\s+(?:[\w-]+\s+){{0,3}}?{cue("toll_changes")}\s+(?:[\w-]+\s+)?)$
        """,
        re.VERBOSE,
    )


_LOWERED = re.compile(
    rf"\b{cue('toll_is_changed')}\s+"
    r"(?P<noun>(?:the|its|their|an)\s+(?:\w+\s+)?(?:toll|count|tally|estimate))\s+$"
)


_OLD = "from"
"""The word before the toll that is replaced."""
_CHANGE_REACH = 60
"""Characters from it within which both tolls stand."""


def _changed(counted: CountedSentence, mention: CountMention) -> list[TriggerReading] | None:
    """Return the new toll and the one it replaced: "rose from 12 to 15", "was lowered from 40 to 37"."""
    sentence = counted.lowered
    at = sentence.rfind(_OLD, max(0, mention.start - len(_OLD) - 2), mention.start + len(_OLD) + 1)
    if at < 0:
        return None
    toll = _change().search(sentence[:at].rstrip() + " ") or _LOWERED.search(sentence[:at])
    if toll is None:
        return None
    behind = at + len(_OLD)
    tail = sentence[behind : at + _CHANGE_REACH]
    numbers = counted.counts_within(tail.replace(" to ", " ;; ", 1))[:2]  # else "12 to 15" is a range
    if len(numbers) != 2:
        return None
    indicator = _indicator_of(toll["noun"], "")
    span = (toll.end("noun") - len(toll["noun"].lstrip()), toll.end("noun"), indicator)
    old, new = (replace(one, start=one.start + behind, end=one.end + behind) for one in numbers)
    newer = _toll_reading(span, new, sentence, rule="toll")
    older = _toll_reading(span, old, sentence, rule="superseded_toll")
    if old.count.central > new.count.central:
        older = replace(older, assertion="retracted")
    return [newer, older]


_MAYBE = re.compile(r"\b(?:could|may|might|would|will|can|expected|likely|feared)\b")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"\s+(?P<noun>(?:[a-z][\w'-]*\s+){{0,2}}?[a-z][\w'-]*)(?P<tail>\s+(?:{_bare()}))?\b")


_KIND = re.compile(
    rf"(?:numbers?\s+of\s+)?(?P<kind>{cue('kind_of_victims')})s?\s+"
    r"(?:deaths?|casualt\w+|fatalit\w+|tolls?|injur\w+|killed|dead|wounded)"
)


def _toll_reading(
    toll: tuple[int, int, str], mention: CountMention, sentence: str, *, rule: str
) -> TriggerReading:
    tail = _tail().match(sentence, mention.end)
    kind = _KIND.search(sentence, toll[0], toll[1])
    if tail and any(is_person_noun(word) for word in tail["noun"].split()):
        words_after = noun_words(tail["noun"])
        end = trimmed_end(sentence, mention.end, tail.end("noun"), words_after)
        is_next = tail["tail"] and end == tail.end("noun")
        group = (mention.end, end)
        end = tail.end("tail") if is_next else end
    else:
        end = mention.end
        group = (kind.start("kind"), kind.end("kind")) if kind else (end, end)
    part = CountedGroup(
        mention.count,
        mention.start,
        end,
        group[0],
        "number",
        is_further=mention.is_further,
        count_start=mention.start,
        noun_end=group[1],
    )
    assertion = "hypothetical" if _MAYBE.search(sentence[toll[0] : mention.start]) else "affirmed"
    return TriggerReading(toll[2], toll[0], toll[1], (part,), rule=rule, assertion=assertion, is_nominal=True)
