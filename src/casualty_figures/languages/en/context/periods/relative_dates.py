"""The days that words name beside the article's date: "Tuesday", "last month", "two weeks ago"."""

from dataclasses import replace
from datetime import date, timedelta

from casualty_figures.languages.en.context.periods.days import (
    PRECISION_OF_UNIT,
    RELATIVE,
    day_of,
    latest_weekday,
    shifted,
    unit_around,
)
from casualty_figures.languages.en.context.periods.meaning import (
    UNKNOWN,
    Meaning,
    Tokens,
    days_named,
    third_named,
    value_of,
)
from casualty_figures.languages.en.context.periods.tags import UNITS


def weekday(tokens: Tokens, published: date | None) -> Meaning:
    """Read "Tuesday": the last one on or before publication; "last Tuesday" is before that day."""
    if published is None:
        return replace(UNKNOWN, kind="point")
    is_before = value_of(tokens, "L") is not None
    day = latest_weekday(value_of(tokens, "W") or 0, published - timedelta(days=1 if is_before else 0))
    return days_named((day, day), basis=RELATIVE, grain="week")


def weekday_of_week(tokens: Tokens, published: date | None) -> Meaning:
    """Read "Tuesday last week", "Monday of this week": by calendar weeks."""
    unit = next(UNITS[token.value] for token in tokens if token.letter == "u")
    if published is None or unit != "week":
        return UNKNOWN
    monday = unit_around(published - timedelta(days=7 if value_of(tokens, "L") is not None else 0), "week")[0]
    day = monday + timedelta(days=value_of(tokens, "W") or 0)
    return days_named((day, day), basis=RELATIVE)


def day_of_month(tokens: Tokens, published: date | None) -> Meaning:
    """Read "the first of the month", "the 5th of last month"."""
    unit = next(UNITS[token.value] for token in tokens if token.letter == "u")
    number = value_of(tokens, "1o") or 0
    if published is None or unit != "month":
        return UNKNOWN
    is_before = value_of(tokens, "L") is not None or number > published.day
    month = shifted(published.replace(day=1), "month", -1 if is_before else 0)
    day = day_of(month.year, month.month, number)
    return days_named((day, day), basis=RELATIVE) if day else UNKNOWN


def deictic(tokens: Tokens, published: date | None) -> Meaning:
    """Read "today", "yesterday", "this morning", "last night", "overnight"."""
    if published is None:
        return replace(UNKNOWN, kind="point")
    if value_of(tokens, "O") is not None or (value_of(tokens, "L") is not None):
        return days_named((published - timedelta(days=1), published), basis=RELATIVE)
    day = published - timedelta(days=value_of(tokens, "D") or 0)
    return days_named((day, day), basis=RELATIVE)


def weekend(_tokens: Tokens, published: date | None) -> Meaning:
    """Read "the weekend": the last Saturday and Sunday that began on or before publication."""
    if published is None:
        return UNKNOWN
    saturday = latest_weekday(5, published)
    return days_named((saturday, saturday + timedelta(days=1)), basis=RELATIVE)


def unit_near(tokens: Tokens, published: date | None) -> Meaning:
    """Read "last month", "this year", "the end of last year", "the start of the week"."""
    unit = UNITS[value_of(tokens, "u") or 0]
    if published is None:
        return UNKNOWN
    if value_of(tokens, "P") is not None or unit in {"hour", "decade"}:
        return unit_span(tokens, published)
    shift = -1 if value_of(tokens, "L") is not None else 0
    span = unit_around(shifted(published, unit, shift), unit)
    return third_named(days_named(span, basis=RELATIVE, precision=PRECISION_OF_UNIT[unit]), tokens)


def unit_span(tokens: Tokens, published: date | None) -> Meaning:
    """Read "the past 24 hours", "after a week in which": so far back from publication, that day included."""
    unit, count = UNITS[value_of(tokens, "u") or 0], value_of(tokens, "1290a")
    if published is None or value_of(tokens, "v") is not None:
        return UNKNOWN
    first = shifted(published, unit, -(count or 1))
    precision = PRECISION_OF_UNIT.get(unit) if (count or 1) == 1 and unit != "day" else None
    return days_named((first, published), basis=RELATIVE, precision=precision, unit="span")


def unit_ago(tokens: Tokens, published: date | None) -> Meaning:
    """Read "two months ago": the month, week or day so far back, as coarse as its unit."""
    unit, count = UNITS[value_of(tokens, "u") or 0], value_of(tokens, "129a")
    if published is None or count is None:
        return UNKNOWN
    if unit == "hour":
        return days_named((shifted(published, unit, -count), published), basis=RELATIVE)
    around = unit_around(shifted(published, unit, -count), "year" if unit == "decade" else unit)
    return days_named(around, basis=RELATIVE, precision=PRECISION_OF_UNIT[unit])


def anaphor(tokens: Tokens, _published: date | None) -> Meaning:
    """Read "the same day", "that year", "the following week", "a day earlier", "since then"."""
    unit = next((UNITS[token.value] for token in tokens if token.letter == "u"), None)
    if unit is None:
        unit = "day" if value_of(tokens, "m") is not None else "then"
    shift, count = value_of(tokens, "ZGN") or 0, value_of(tokens, "129a") or 1
    if unit == "hour":
        return UNKNOWN if count > _SAME_DAY_HOURS else Meaning(basis=RELATIVE, kind="anaphor", unit="day")
    return Meaning(basis=RELATIVE, kind="anaphor", unit=unit, shift=shift * count)


_SAME_DAY_HOURS = 6
"""Hours earlier or later that still count as the same day: no words say at what hour it began."""


def day_beside(tokens: Tokens, published: date | None) -> Meaning:
    """Read "a day after" before what happened first: as far back from the day of what is told beside it."""
    found = anaphor(tokens, published)
    is_after = tokens[-1].letter == "n"
    count = value_of(tokens, "129a") or 1
    return replace(found, shift=-count if is_after else count) if found.unit != "hour" else UNKNOWN


def vague(_tokens: Tokens, _published: date | None) -> Meaning:
    """Read "in recent weeks", "a few months ago": a time whose edges no words set."""
    return UNKNOWN
