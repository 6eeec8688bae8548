"""Days that a sentence names for what happened, and how much speaks for their being those of harm."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from casualty_figures.extraction.sentences.text import folded
from casualty_figures.languages.en.calendar import weekdays
from casualty_figures.languages.en.context.event_cues import Cue, begins_with_cue, has_cue
from casualty_figures.languages.en.context.periods.mention import PeriodMention
from casualty_figures.languages.en.context.periods.mentions import period_mentions
from casualty_figures.languages.en.context.periods.tags import LETTERS
from casualty_figures.languages.en.context.periods.tokens import tagged
from casualty_figures.languages.en.lexicon import alternatives
from casualty_figures.records.period import Period

_DAYS_PRECISION = 2
_NEWS = 10
_NEXT_WEEK = 6
"""Days back to the weekday of tomorrow: what is planned for it, or told in a time zone where it has begun."""
_BEFORE, _BEHIND = 40, 25
_SPEAKING_BEFORE = 45
# What speaks for a day, in the order of how often such a day was right; and against it.
_CLOCK, _OF_EVENT, _HAPPENING, _HARM, _RESPONSE = 2.0, 2.0, 2.0, 1.5, 1.0
_AFTERMATH, _OLD = 0.5, 1.5
_IN_SENTENCE: tuple[tuple[Cue, float], ...] = (
    ("happening", _HAPPENING),
    ("harm", _HARM),
    ("response", _RESPONSE),
)


@dataclass(frozen=True, slots=True)
class ToldDay:
    """Days that a sentence names, of one to six days, and how much speaks for harm on them."""

    start: date
    end: date
    weight: float


@lru_cache(maxsize=512)
def told_days(sentence: str, published: date | None) -> tuple[ToldDay, ...]:
    """Return the days a sentence names for what happened, in its order; none of a line of the page."""
    words = folded(sentence)
    if begins_with_cue(words, "page"):
        return ()
    said = _weight_of_sentence(sentence, words)
    return tuple(
        ToldDay(one.period.start, one.period.end, said + _weight_of_day(words, one, published))
        for one in period_mentions(sentence, published)
        if one.period
        and one.kind in {"point", "interval"}
        and one.period.precision <= _DAYS_PRECISION
        and not is_day_of_speaking(sentence, one)
        and not is_day_of_another_act(sentence, one)
    )


def is_day_of_speaking(sentence: str, mention: PeriodMention) -> bool:
    """Whether a day is that on which somebody spoke: a verb of speaking stands before it."""
    before = sentence[max(0, mention.start - _SPEAKING_BEFORE) : mention.start]
    return has_cue(folded(before), "speaking")


def is_day_of_another_act(sentence: str, mention: PeriodMention) -> bool:
    """Whether a day is that of an arrest, a trial or a burial: the act before it, or behind a first day."""
    if begins_with_cue(folded(sentence[mention.end :]), "event_of_day"):
        return False
    between = tagged(sentence).letters_between
    left = between(0, mention.start)
    before = [letter for letter in left if letter in _ACTS]
    behind = [letter for letter in between(mention.end, len(sentence)) if letter in _ACTS]
    is_fronted = len(left) <= _FRONT
    named = before[-1:] or (behind[:1] if is_fronted else [])
    return named == [LETTERS["other_act"]]


_FRONT = 4
_ACTS = frozenset(LETTERS[tag] for tag in ("other_act", "harm", "event", "long_event"))


def _weight_of_sentence(sentence: str, words: str) -> float:
    weight = sum(weight for cue, weight in _IN_SENTENCE if has_cue(words, cue))
    return weight - _AFTERMATH * (LETTERS["other_act"] in tagged(sentence).letters)


def _weight_of_day(words: str, one: PeriodMention, published: date | None) -> float:
    around = words[max(0, one.start - _BEFORE) : one.end + _BEHIND]
    days_ago = (published - one.period.end).days if published and one.period else 0
    is_old = days_ago > _NEWS or (
        days_ago == _NEXT_WEEK and bool(_WEEKDAY.fullmatch(words[one.start : one.end]))
    )
    return (
        _CLOCK * has_cue(around, "clock")
        + _OF_EVENT * begins_with_cue(words[one.end :], "event_of_day")
        - _OLD * is_old
    )


def day_heading(line: str, published: date | None) -> Period | None:
    """Return the days of a line that is nothing but a date: "Monday, 20 October"."""
    if len(line) > _LONGEST_HEADING or not _DIGIT_OR_DAY.search(line):
        return None
    named = [one for one in period_mentions(line, published) if one.period]
    day = named[0].period if len(named) == 1 else None
    if day is None or day.precision > _DAYS_PRECISION:
        return None
    beside = line[: named[0].start] + line[named[0].end :]
    return day if len(_WORD.findall(beside)) <= 1 else None


_LONGEST_HEADING = 60
_WEEKDAY = re.compile(rf"(?:on )?(?:{alternatives(weekdays())})")
_DIGIT_OR_DAY = re.compile(r"\d|day\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
