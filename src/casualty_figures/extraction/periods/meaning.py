"""The days that the smallest date phrases name: "3 March", "last month", "two weeks ago"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from casualty_figures.extraction.periods.days import (
    EXPLICIT,
    PRECISION_OF_UNIT,
    RELATIVE,
    day_of,
    latest_day,
    latest_month,
    latest_weekday,
    months_from,
    shifted,
    third_of,
    unit_around,
)
from casualty_figures.extraction.periods.tokens import UNITS, Token

Tokens = Sequence[Token]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a date phrase names.

    Without days it is an anaphor (`unit`, `shift`) or waits for a date that is
    not known. `grain` is what a neighbour in a range may move it by: `year`
    where the words name no year, `week` for a bare weekday.
    """

    first: date | None = None
    last: date | None = None
    basis: str = EXPLICIT
    precision: int | None = None
    kind: str = "interval"
    unit: str | None = None
    shift: int = 0
    grain: str | None = None
    month: int = 0
    day: int = 0


UNKNOWN = Meaning(basis=RELATIVE, kind="vague")
Reader = Callable[[Tokens, date | None], Meaning]


def _value(tokens: Tokens, letters: str) -> int | None:
    return next((token.value for token in tokens if token.letter in letters), None)


def _days(span: tuple[date, date], **changes: object) -> Meaning:
    return replace(Meaning(span[0], span[1]), **changes)  # type: ignore[arg-type]  # the fields of Meaning


def _third(meaning: Meaning, tokens: Tokens) -> Meaning:
    third = _value(tokens, "EB")
    if third is None or meaning.first is None or meaning.last is None:
        return meaning
    first, last = third_of(meaning.first, meaning.last, third)
    return replace(meaning, first=first, last=last, precision=None, grain=None)


def iso_day(tokens: Tokens, _published: date | None) -> Meaning:
    """Read "2014-06-03"."""
    year, month, day = map(int, tokens[0].text.split("-"))
    found = day_of(year, month, day)
    return _days((found, found)) if found else UNKNOWN


def slashed_day(tokens: Tokens, _published: date | None) -> Meaning:
    """Read "25/12/2015"; which of "1/2/2015" is the month is unknown, and so is the day."""
    first, second, year = map(int, tokens[0].text.replace("/", ".").split("."))
    readings = {found for pair in ((first, second), (second, first)) if (found := day_of(year, *pair))}
    return _days((found, found)) if len(readings) == 1 and (found := readings.pop()) else UNKNOWN


def month_and_day(tokens: Tokens, published: date | None) -> Meaning:
    """Read "3 January 2014", "JAN 3, 90", "3-5 March"."""
    month = _value(tokens, "M") or 0
    at_month = next(index for index, token in enumerate(tokens) if token.letter == "M")
    numbers = [(index, token) for index, token in enumerate(tokens) if token.letter in "1o94"]
    year = next((_full_year(t, published) for i, t in numbers if i > at_month and t.letter in "94"), None)
    days = [token.value for _, token in numbers if token.letter in "1o"][:2]
    last = day_of(year, month, days[-1]) if year else latest_day(month, days[-1], published)
    first = last and day_of(last.year, month, days[0])
    if first is None or last is None or first > last:
        return replace(UNKNOWN, grain="year", month=month, day=days[-1])
    basis, grain = (EXPLICIT, None) if year else (RELATIVE, "year")
    return _days((first, last), basis=basis, grain=grain, month=month, day=days[0])


def _full_year(token: Token, published: date | None) -> int:
    """Return the year; of a two-digit one the last century in which it is not after publication."""
    if token.value >= 100:
        return token.value
    latest = published.year if published else 2029
    return token.value + 100 * ((latest - token.value) // 100)


def month_of_year(tokens: Tokens, published: date | None) -> Meaning:
    """Read "June 2014", "June", "mid-March"; without a year the last one before publication."""
    month, year = _value(tokens, "M") or 0, _value(tokens, "4")
    known_year = year or latest_month(month, published)
    if known_year is None:
        return replace(UNKNOWN, grain="year", month=month)
    if _value(tokens, "L") is not None and published and month == published.month:
        known_year -= 1
    span = months_from(known_year, month, 1)
    basis, grain = (EXPLICIT, None) if year else (RELATIVE, "year")
    return _third(_days(span, basis=basis, precision=4, grain=grain, month=month), tokens)


def part_of_year(tokens: Tokens, published: date | None) -> Meaning:
    """Read "the first half of 2015", "the last quarter of last year", "Q3 2014"."""
    code = next((token.text for token in tokens if token.letter == "8"), None)
    length = {"q": 3, "h": 6}[code[0].lower()] if code else _value(tokens, "q") or 3
    number = int(code[1]) if code else _value(tokens, "oL") or 12 // length
    return _months_of_year(tokens, published, 1 + (number - 1) * length, length)


def months_of_year(tokens: Tokens, published: date | None) -> Meaning:
    """Read "the first three months of 2015", "the last two months of last year"."""
    length = _value(tokens[1:], "12") or 1
    first = 1 if _value(tokens, "o") else 13 - length
    return _months_of_year(tokens, published, first, length)


def _months_of_year(tokens: Tokens, published: date | None, month: int, length: int) -> Meaning:
    year = _year_named(tokens, published)
    if year is None or not 1 <= month <= 13 - length:
        return UNKNOWN
    basis = EXPLICIT if _value(tokens, "4") else RELATIVE
    return _days(months_from(year, month, length), basis=basis)


def _year_named(tokens: Tokens, published: date | None) -> int | None:
    year = _value(tokens, "4")
    if year or published is None:
        return year
    return published.year - (1 if tokens[-2].letter == "L" else 0)


def week_of_month(tokens: Tokens, published: date | None) -> Meaning:
    """Read "the first week of March": the days 1 to 7, 8 to 14 and so on, the last one the last 7."""
    month = month_of_year(tokens, published)
    number = _value(tokens, "o") or 0
    if month.first is None or month.last is None or number > 4:
        return UNKNOWN
    first = month.first + timedelta(days=7 * (number - 1)) if number else month.last - timedelta(days=6)
    return replace(month, first=first, last=first + timedelta(days=6), precision=3, grain=None)


def season(tokens: Tokens, published: date | None) -> Meaning:
    """Read "spring 2014", "last winter": the meteorological seasons of the northern half of the earth.

    The winter of 2014 is taken to begin in December 2014 only if "late" or a
    range says so; newspapers mean either, so it runs from December 2013 to
    the end of December 2014's first month is not guessed: no days are given.
    """
    month, year = _value(tokens, "S") or 0, _value(tokens, "4")
    if year is None and published is not None:
        year = latest_month(month, published)
        ended = year is not None and months_from(year, month, 3)[1] < published
        year = year - 1 if year is not None and _value(tokens, "L") is not None and not ended else year
    elif month == 12:
        return UNKNOWN
    if year is None:
        return UNKNOWN
    basis = EXPLICIT if _value(tokens, "4") else RELATIVE
    return _third(_days(months_from(year, month, 3), basis=basis), tokens)


def decade(tokens: Tokens, _published: date | None) -> Meaning:
    """Read "the 1990s", "the early 1990s"."""
    first = _value(tokens, "5") or 0
    return _third(_days((date(first, 1, 1), date(first + 9, 12, 31))), tokens)


def years(tokens: Tokens, _published: date | None) -> Meaning:
    """Read "2014", "early 2015", "2003-2011", "2014/15"."""
    named = [token.value for token in tokens if token.letter in "491"]
    last = named[-1] if named[-1] >= 100 else named[0] // 100 * 100 + named[-1]
    if last < named[0]:
        return UNKNOWN
    return _third(_days((date(named[0], 1, 1), date(last, 12, 31))), tokens)


def weekday(tokens: Tokens, published: date | None) -> Meaning:
    """Read "Tuesday": the last one on or before publication; "last Tuesday" is before that day."""
    if published is None:
        return replace(UNKNOWN, kind="point")
    is_before = _value(tokens, "L") is not None
    day = latest_weekday(_value(tokens, "W") or 0, published - timedelta(days=1 if is_before else 0))
    return _days((day, day), basis=RELATIVE, grain="week")


def deictic(tokens: Tokens, published: date | None) -> Meaning:
    """Read "today", "yesterday", "this morning", "last night", "overnight"."""
    if published is None:
        return replace(UNKNOWN, kind="point")
    if _value(tokens, "O") is not None or (_value(tokens, "L") is not None):
        return _days((published - timedelta(days=1), published), basis=RELATIVE)
    day = published - timedelta(days=_value(tokens, "D") or 0)
    return _days((day, day), basis=RELATIVE)


def weekend(_tokens: Tokens, published: date | None) -> Meaning:
    """Read "the weekend": the last Saturday and Sunday that began on or before publication."""
    if published is None:
        return UNKNOWN
    saturday = latest_weekday(5, published)
    return _days((saturday, saturday + timedelta(days=1)), basis=RELATIVE)


def unit_near(tokens: Tokens, published: date | None) -> Meaning:
    """Read "last month", "this year", "the end of last year", "the start of the week"."""
    unit = UNITS[_value(tokens, "u") or 0]
    if published is None:
        return UNKNOWN
    if _value(tokens, "P") is not None or unit in {"hour", "decade"}:
        return unit_span(tokens, published)
    shift = -1 if _value(tokens, "L") is not None else 0
    span = unit_around(shifted(published, unit, shift), unit)
    return _third(_days(span, basis=RELATIVE, precision=PRECISION_OF_UNIT[unit]), tokens)


def unit_span(tokens: Tokens, published: date | None) -> Meaning:
    """Read "the past 24 hours", "the last three months": so far back from publication, that day included."""
    unit, count = UNITS[_value(tokens, "u") or 0], _value(tokens, "1290a")
    if published is None or _value(tokens, "v") is not None:
        return UNKNOWN
    first = shifted(published, unit, -(count or 1))
    precision = PRECISION_OF_UNIT.get(unit) if (count or 1) == 1 and unit != "day" else None
    return _days((first, published), basis=RELATIVE, precision=precision, unit="span")


def unit_ago(tokens: Tokens, published: date | None) -> Meaning:
    """Read "two months ago": the month, week or day so far back, as coarse as its unit."""
    unit, count = UNITS[_value(tokens, "u") or 0], _value(tokens, "129a")
    if published is None or count is None:
        return UNKNOWN
    if unit == "hour":
        return _days((shifted(published, unit, -count), published), basis=RELATIVE)
    around = unit_around(shifted(published, unit, -count), "year" if unit == "decade" else unit)
    return _days(around, basis=RELATIVE, precision=PRECISION_OF_UNIT[unit])


def anaphor(tokens: Tokens, _published: date | None) -> Meaning:
    """Read "the same day", "that year", "the following week", "a day earlier", "since then"."""
    unit = next((UNITS[token.value] for token in tokens if token.letter == "u"), None)
    if unit is None:
        unit = "day" if _value(tokens, "m") is not None else "then"
    shift = _value(tokens, "ZG") or 0
    return Meaning(basis=RELATIVE, kind="anaphor", unit=unit, shift=shift * (_value(tokens, "12a") or 1))


def vague(_tokens: Tokens, _published: date | None) -> Meaning:
    """Read "in recent weeks", "a few months ago": a time whose edges no words set."""
    return UNKNOWN


@lru_cache(maxsize=1)
def named_days() -> dict[tuple[int, int], date]:
    """Return the days that "the September 11 attacks" and the like mean, by month and day."""
    lines = (files(__package__) / "words" / "named_days.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {tuple(map(int, key.split("-"))): date.fromisoformat(day) for key, day, _ in rows}  # type: ignore[misc]
