"""Words that say of which event a clause tells: another, an earlier, all of a war, the one told before."""

import re
from functools import cache, lru_cache
from typing import Literal

from casualty_figures.languages.en.calendar import months
from casualty_figures.languages.en.lexicon import alternatives, plural
from casualty_figures.languages.en.words import mapping, rows

Cue = Literal[
    "other",
    "past",
    "total",
    "running",
    "several_days",
    "drawn_out",
    "record",
    "several",
    "definite",
    "indefinite",
    "more",
    "part",
    "earlier_toll",
    "rising",
    "speaking",
    "page",
    "harm",
    "opener",
    "elsewhere_of_victim",
    "day_before",
    "clock",
    "happening",
    "response",
    "event_of_day",
    "counts_on",
    "nationwide",
    "sets",
    "local",
]


@lru_cache(maxsize=4096)
def has_cue(text: str, cue: Cue) -> bool:
    """Whether folded text has words of the cue (`event_cues.tsv`)."""
    return bool(_patterns()[cue].search(text))


def begins_with_cue(text: str, cue: Cue) -> bool:
    """Whether folded text begins with words of the cue."""
    return bool(_patterns()[cue].match(text.lstrip()))


@lru_cache(maxsize=1024)
def event_kinds_in(text: str) -> frozenset[str]:
    """Return the kinds of the events that folded text names, those of `general` left out."""
    found = {_kinds()[noun] for noun in _any_event().findall(text)}
    return frozenset(found - {"general"})


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    phrases: dict[str, list[str]] = {}
    for cue, phrase, _ in rows("event_cues"):
        phrases.setdefault(cue, []).append(_filled(phrase))
    return {cue: re.compile(rf"(?<!\w)(?:{'|'.join(options)})(?!\w)") for cue, options in phrases.items()}


def _filled(phrase: str) -> str:
    singular = [noun for noun, _ in rows("event_nouns")]
    parts = {
        "{event}": f"(?:{alternatives([*singular, *map(plural, singular)])})",
        "{events}": f"(?:{alternatives(map(plural, singular))})",
        "{month}": f"(?:{alternatives(months())})",
    }
    for name, expression in parts.items():
        phrase = phrase.replace(name, expression)
    return phrase


@cache
def _kinds() -> dict[str, str]:
    table = mapping("event_nouns", "noun", "kind")
    return table | {plural(noun): kind for noun, kind in table.items()}


@cache
def _any_event() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_kinds())})\b")
