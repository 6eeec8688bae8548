"""The days that calendar words name: "3 March", "early 2015", "the first half of last year"."""

from dataclasses import replace
from datetime import date, timedelta

from casualty_figures.languages.en.context.periods.days import (
    EXPLICIT,
    RELATIVE,
    day_of,
    latest_day,
    latest_month,
    months_from,
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
from casualty_figures.languages.en.context.periods.tokens import Token


def iso_day(tokens: Tokens, _published: date | None) -> Meaning:
    """Read "2014-06-03"."""
    year, month, day = map(int, tokens[0].text.split("-"))
    found = day_of(year, month, day)
    return days_named((found, found)) if found else UNKNOWN


def slashed_day(tokens: Tokens, published: date | None) -> Meaning:
    """Read "25/12/2015", "3/6/17": no month is 25, and no harm is told of before it happens.

    Which of "1/2/2015" is the month, in an article of May, is unknown, and so is the day.
    """
    first, second, year = map(int, tokens[0].text.replace("/", ".").split("."))
    year = _of_century(year, published)
    readings = {found for pair in ((first, second), (second, first)) if (found := day_of(year, *pair))}
    told = {found for found in readings if published is None or found <= published}
    readings = told or readings
    return days_named((found, found)) if len(readings) == 1 and (found := readings.pop()) else UNKNOWN


def month_and_day(tokens: Tokens, published: date | None) -> Meaning:
    """Read "3 January 2014", "JAN 3, 90", "3-5 March"."""
    month = value_of(tokens, "M") or 0
    at_month = next(index for index, token in enumerate(tokens) if token.letter == "M")
    numbers = [(index, token) for index, token in enumerate(tokens) if token.letter in "1o94"]
    year = next((_full_year(t, published) for i, t in numbers if i > at_month and t.letter in "94"), None)
    days = [token.value for _, token in numbers if token.letter in "1o"][:2]
    last = day_of(year, month, days[-1]) if year else latest_day(month, days[-1], published)
    first = last and day_of(last.year, month, days[0])
    if first is None or last is None or first > last:
        return replace(UNKNOWN, grain="year", month=month, day=days[-1])
    basis, grain = (EXPLICIT, None) if year else (RELATIVE, "year")
    return days_named((first, last), basis=basis, grain=grain, month=month, day=days[0])


def _full_year(token: Token, published: date | None) -> int:
    return _of_century(token.value, published)


def _of_century(year: int, published: date | None) -> int:
    """Return the year; of a two-digit one the last century in which it is not after publication."""
    if year >= 100:
        return year
    latest = published.year if published else 2029
    return year + 100 * ((latest - year) // 100)


def month_of_year(tokens: Tokens, published: date | None) -> Meaning:
    """Read "June 2014", "June", "mid-March"; without a year the last one before publication."""
    month, year = value_of(tokens, "M") or 0, value_of(tokens, "4")
    known_year = year or latest_month(month, published)
    if known_year is None:
        return replace(UNKNOWN, grain="year", month=month)
    if value_of(tokens, "L") is not None and published and month == published.month:
        known_year -= 1
    span = months_from(known_year, month, 1)
    basis, grain = (EXPLICIT, None) if year else (RELATIVE, "year")
    return third_named(days_named(span, basis=basis, precision=4, grain=grain, month=month), tokens)


def part_of_year(tokens: Tokens, published: date | None) -> Meaning:
    """Read "the first half of 2015", "the last quarter of last year", "Q3 2014"."""
    code = next((token.text for token in tokens if token.letter == "8"), None)
    length = {"q": 3, "h": 6}[code[0].lower()] if code else value_of(tokens, "q") or 3
    number = int(code[1]) if code else value_of(tokens, "oL") or 12 // length
    return _months_of_year(tokens, published, 1 + (number - 1) * length, length)


def months_of_year(tokens: Tokens, published: date | None) -> Meaning:
    """Read "the first three months of 2015", "the last two months of last year"."""
    length = value_of(tokens[1:], "12") or 1
    first = 1 if value_of(tokens, "o") else 13 - length
    return _months_of_year(tokens, published, first, length)


def _months_of_year(tokens: Tokens, published: date | None, month: int, length: int) -> Meaning:
    year = _year_named(tokens, published)
    is_of_year = tokens[-1].letter != "u" or UNITS[tokens[-1].value] == "year"
    if year is None or not is_of_year or not 1 <= month <= 13 - length:
        return UNKNOWN
    basis = EXPLICIT if value_of(tokens, "4") else RELATIVE
    return days_named(months_from(year, month, length), basis=basis)


def _year_named(tokens: Tokens, published: date | None) -> int | None:
    year = value_of(tokens, "4")
    if year or published is None:
        return year
    return published.year - (1 if tokens[-2].letter == "L" else 0)


def week_of_month(tokens: Tokens, published: date | None) -> Meaning:
    """Read "the first week of March": the days 1 to 7, 8 to 14 and so on, the last one the last 7."""
    month = month_of_year(tokens, published)
    number = value_of(tokens, "o") or 0
    if month.first is None or month.last is None or number > 4:
        return UNKNOWN
    first = month.first + timedelta(days=7 * (number - 1)) if number else month.last - timedelta(days=6)
    return replace(month, first=first, last=first + timedelta(days=6), precision=3, grain=None)


def season(tokens: Tokens, published: date | None) -> Meaning:
    """Read "spring 2014", "last summer": the meteorological seasons of the northern hemisphere.

    "Winter 2014" gives no days: writers mean that which began or that which
    ended in the year.
    """
    month, year = value_of(tokens, "S") or 0, value_of(tokens, "4")
    if year is None and published is not None:
        year = latest_month(month, published)
        ended = year is not None and months_from(year, month, 3)[1] < published
        year = year - 1 if year is not None and value_of(tokens, "L") is not None and not ended else year
    elif month == 12:
        return UNKNOWN
    if year is None:
        return UNKNOWN
    basis = EXPLICIT if value_of(tokens, "4") else RELATIVE
    return third_named(days_named(months_from(year, month, 3), basis=basis), tokens)


def decade(tokens: Tokens, _published: date | None) -> Meaning:
    """Read "the 1990s", "the early 1990s"."""
    first = value_of(tokens, "5") or 0
    return third_named(days_named((date(first, 1, 1), date(first + 9, 12, 31))), tokens)


def years(tokens: Tokens, _published: date | None) -> Meaning:
    """Read "2014", "early 2015", "2003-2011", "2014/15"."""
    named = [token.value for token in tokens if token.letter in "491"]
    last = named[-1] if named[-1] >= 100 else named[0] // 100 * 100 + named[-1]
    if last < named[0]:
        return UNKNOWN
    return third_named(days_named((date(named[0], 1, 1), date(last, 12, 31))), tokens)
