"""Days that have a name: "New Year's Day", and the September 11 of the attacks."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from casualty_figures.languages.en.context.periods.days import EXPLICIT, RELATIVE, day_of, latest_day
from casualty_figures.languages.en.context.periods.meaning import (
    UNKNOWN,
    Meaning,
    Tokens,
    days_named,
    value_of,
)
from casualty_figures.languages.en.context.periods.tags import HOLIDAY
from casualty_figures.languages.en.words import rows


def holiday(tokens: Tokens, published: date | None) -> Meaning:
    """Read "New Year's Day", "Christmas Eve 2016"; without a year the last one before publication."""
    words = next(token.text for token in tokens if token.letter == HOLIDAY)
    month, day = _holidays()[" ".join(words.lower().replace("\u2019", "'").split())]
    year = value_of(tokens, "4")
    found = day_of(year, month, day) if year else latest_day(month, day, published)
    if found is None:
        return replace(UNKNOWN, grain="year", month=month, day=day)
    basis, grain = (EXPLICIT, None) if year else (RELATIVE, "year")
    return days_named((found, found), basis=basis, grain=grain, month=month, day=day)


@lru_cache(maxsize=1)
def _holidays() -> dict[str, tuple[int, int]]:
    dated = ((name, key.split("-")) for name, key in rows("holidays", "holiday", "month_day"))
    return {name: (int(month), int(day)) for name, (month, day) in dated}


@lru_cache(maxsize=1)
def named_days() -> dict[tuple[int, int], date]:
    """Return the days that "the September 11 attacks" and the like mean, by month and day."""
    named = ((key.split("-"), day) for key, day in rows("named_days", "month_day", "day"))
    return {(int(month), int(day_of_month)): date.fromisoformat(day) for (month, day_of_month), day in named}
