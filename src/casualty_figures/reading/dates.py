"""Dates as pages and files state them: whole days only, never a guess."""

import re
from datetime import date
from email.utils import parsedate_to_datetime

from casualty_figures.languages.en.calendar import months

MONTHS = months()
MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
FORMS = (
    rf"{MONTH}\s+{DAY},?\s+{YEAR}",
    rf"{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}",
    rf"{YEAR}-(?P<month_number>\d\d)-(?P<day>\d\d)",
)
LEAD = (
    r"(?:(?:first\s+)?(?:published|posted|date|dated|issued|updated|last\s+updated)(?:\s+on)?\s*:?\s*)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
)
ZONE = r"(?:Z|[A-Z]{2,4}|[+-]\d\d:?\d\d)"
TIME = rf"(?:[\s,T|-]*(?:at\s+)?\d{{1,2}}[:.]?\d{{0,2}}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*{ZONE}?)?"
DATE_LINES = tuple(re.compile(rf"\W*{LEAD}{form}{TIME}\W*", re.IGNORECASE) for form in FORMS)
IS_UPDATE = re.compile(r"\W*(?:last\s+)?updated", re.IGNORECASE)
ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
EARLIEST_YEAR = 1900
LONGEST_DATE_LINE = 80
"""Characters: no date is longer, and a pattern must not labour over a page of spaces."""


def day_on_line(line: str) -> date | None:
    """Return the day where a line is a date and nothing else, as in "Monday, May 18, 2015".

    Numbers such as 05/06/2015 mean two days in two countries: they give none.
    """
    if len(line) > LONGEST_DATE_LINE:
        return None
    for pattern in DATE_LINES:
        if found := pattern.fullmatch(line):
            parts = found.groupdict()
            month = parts.get("month_number") or MONTHS[parts["month"].lower()]
            return _day(int(parts["year"]), int(month), int(parts["day"]))
    return None


def is_update(line: str) -> bool:
    """Whether a date line gives the day of a change, not of publication."""
    return IS_UPDATE.match(line) is not None


def day_in_metadata(value: str) -> date | None:
    """Return the day of a metadata value: ISO 8601, else a date in words, as the page's own clock has it."""
    value = value.strip()
    if found := ISO_DAY.match(value):
        return _day(*map(int, found.groups()))
    try:
        stated = parsedate_to_datetime(value[:LONGEST_DATE_LINE])  # RFC 5322, as feeds have it
    except ValueError:
        return day_on_line(value)
    return _day(stated.year, stated.month, stated.day)


def is_stated(day: date, markup: str) -> bool:
    """Whether a page states a day in full, in figures or with the month's name."""
    names = "|".join(name for name, number in MONTHS.items() if number == day.month)
    forms = (
        rf"{day.year}[-/.]?0?{day.month}[-/.]?0?{day.day}",
        rf"0?{day.day}[-/.]0?{day.month}[-/.]{day.year}",
        rf"0?{day.month}[-/.]0?{day.day}[-/.]{day.year}",
        rf"0?{day.day}(?:st|nd|rd|th)?[\s-]+(?:{names})\.?,?[\s-]+{day.year}",
        rf"(?:{names})\.?\s+0?{day.day}(?:st|nd|rd|th)?,?\s+{day.year}",
    )
    return re.search(rf"(?<!\d)(?:{'|'.join(forms)})(?!\d)", markup, re.IGNORECASE) is not None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= EARLIEST_YEAR else None
    except ValueError:
        return None
