"""Months and weekdays, as `words/calendar.tsv` has them: names and abbreviations, in lower case."""

from functools import cache

from casualty_figures.languages.en.words import rows


@cache
def months() -> dict[str, int]:
    """Return the number, from 1, of each name of a month."""
    return _named("month", "weak_month")


@cache
def weekdays() -> dict[str, int]:
    """Return the number of each name of a weekday, Monday 0."""
    return _named("weekday")


def _named(*tags: str) -> dict[str, int]:
    return {word: int(value) for word, tag, value in rows("calendar", "word", "tag", "value") if tag in tags}
