"""Days that lean on a date told before: "the same day", "two days later", "in July of that year"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from casualty_figures.languages.en.context.periods.days import RELATIVE, period, shifted, unit_around
from casualty_figures.languages.en.context.periods.mention import PeriodMention
from casualty_figures.languages.en.context.periods.mentions import period_mentions
from casualty_figures.records.period import Period


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its mentions, and what helps to read them."""

    sentence: str
    mentions: tuple[PeriodMention, ...]
    previous: Sequence[str]
    published: date | None


def days_of(chosen: PeriodMention | None, reading: Reading) -> tuple[Period | None, date | None]:
    """Return the period of the chosen mention, an anaphor's from what it leans on, and its first day."""
    if chosen is None:
        return None, None
    if chosen.unit is None or chosen.period is not None or chosen.unit == "span":
        return chosen.period, chosen.counting_start
    referent = _referent(chosen, reading)
    if referent is None:
        return None, None
    if chosen.kind == "since":
        end = reading.published
        return (
            period(referent.start, end, RELATIVE) if end and end >= referent.start else None
        ), referent.start
    unit = chosen.unit if chosen.unit in {"week", "month", "year", "decade"} else "day"
    start, end = unit_around(shifted(referent.start, unit, chosen.shift), unit)
    return period(start, end, referent.basis), None


def _referent(anaphor: PeriodMention, reading: Reading) -> Period | None:
    """Return the nearest earlier period precise enough to lean on: a day for "the same day"."""
    before = [mention for mention in reading.mentions if mention.end <= anaphor.start]
    reach_back = _YEAR_BACK if anaphor.unit == "year" else _BACK
    for sentence in reversed(reading.previous[-reach_back:]):
        before = [*period_mentions(sentence, reading.published), *before]
    finest = {"day": 1, "week": 3, "month": 4}.get(anaphor.unit or "", 5)
    kinds = {"point", "interval", "since"} if anaphor.kind == "since" else {"point", "interval"}
    fitting = (m.period for m in reversed(before) if m.kind in kinds and m.period)
    return next((found for found in fitting if found.precision <= finest), None)


_BACK, _YEAR_BACK = 3, 12
"""Sentences in which an anaphor finds the day it leans on, and "that year" its year."""


def in_year_told(chosen: PeriodMention | None, reading: Reading) -> PeriodMention | None:
    """Return "between April and July of that year" read with the year told before; else what was chosen."""
    words = _THAT_YEAR.search(reading.sentence, chosen.start, chosen.end) if chosen else None
    if chosen is None or words is None or chosen.kind != "vague":
        return chosen
    told = _referent(replace(chosen, kind="anaphor", unit="year"), reading)
    if told is None:
        return chosen
    named = str(told.start.year).ljust(len(words[0]))
    sentence = reading.sentence[: words.start()] + named + reading.sentence[words.end() :]
    return next((m for m in period_mentions(sentence, reading.published) if m.start == chosen.start), chosen)


_THAT_YEAR = re.compile(r"(?:of\s+)?(?:that|the\s+same)\s+year\b", re.IGNORECASE)
