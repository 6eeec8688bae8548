"""Days as tables write them: only those that can mean one day are read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from casualty_figures.archive.record import EARLIEST_YEAR
from casualty_figures.archive.tabular.values import text_of

_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?:\D.*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:\D.*)?")
_COMPACT = re.compile(r"(\d{8})(?:T?\d{6}Z?)?")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_MONTH = re.compile(rf"(?P<day>\d{{1,2}})[ -]{_MONTH}\.?,?[ -](?P<year>\d{{4}}|\d\d)")
_MONTH_DAY = re.compile(rf"{_MONTH}\.? (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})")
_WEEKDAY = r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?"
_HOUR = (
    r"\b\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?:\s*[ap]\.?m\b\.?)?"
    r"(?:\s*(?:utc|gmt|[a-z]{1,3}t|z)\b)?(?:\s*[+-]\d\d:?\d\d)?(?:\s*\([^)]*\))?"
)
_BESIDE = re.compile(rf"{_WEEKDAY}|{_HOUR}|(?<=\d)(?:st|nd|rd|th)\b| (?=,)")
"""What may stand in a date and says nothing of the day."""
_SERIAL_ZERO = date(1899, 12, 30)
"""The day that spreadsheets call 0, for the days since March 1900 (ECMA-376, 18.17.4.1)."""
_SERIALS = range((date(1980, 1, 1) - _SERIAL_ZERO).days, (date(2050, 1, 1) - _SERIAL_ZERO).days)
"""The numbers of days that are plausible in a column of dates."""
_ORDERS = ("day month year", "month day year", "year month day")
_MARKS = "/.-"
_MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Writing:
    """How a column writes its days.

    `orders` are those that all its numbers with a mark between them allow, as
    in `/day month year`; `counts_days` is whether its numbers are a spreadsheet's;
    `may_be_turned` is whether its dates may have day and month in each other's place.
    """

    orders: frozenset[str]
    counts_days: bool
    may_be_turned: bool


def writing_in(cells: Iterable[object]) -> Writing:
    """Return how the days of a column are written.

    No order is left of a mark where one cell has the day first and another the
    month; numbers are a spreadsheet's days where all of them are plausible as such.

    A spreadsheet that opens 02/04/2019 and 22/04/2019 where the month comes
    first makes a date of the one, the wrong one, and leaves the other a text:
    where a column has such texts, and no date behind the 12th of its month,
    its dates may be turned.
    """
    orders, numbers = {mark + order for mark in _MARKS for order in _ORDERS}, []
    dates: list[date] = []
    is_left = False
    for cell in cells:
        said = _said(cell)
        if isinstance(cell, date):
            dates.append(cell)
        elif days := _days_in(said):
            mark = next(iter(days))[0]
            orders -= {mark + order for order in _ORDERS} - days.keys()
            is_left = is_left or len(days) == 1
        elif said.replace(".", "", 1).isdigit():
            numbers.append(_serial(said))
    may_be_turned = is_left and bool(dates) and all(day.day <= _MONTHS_OF_A_YEAR for day in dates)
    return Writing(frozenset(orders), bool(numbers) and None not in numbers, may_be_turned)


def day_of(cell: object, writing: Writing) -> date | None:
    """Return the day that a cell of a column says, `None` where it is empty.

    Raises:
        ValueError: It says none, or one of two days.
    """
    if isinstance(cell, date):
        return _of_spreadsheet(cell, writing)
    said = text_of(cell)
    if said is None:
        return None
    days = _days_in(said)
    allowed = {day for order, day in days.items() if order in writing.orders} or {*days.values()}
    if len(allowed) > 1:
        raise ValueError(f"its date is one of two days: {said!r:.60}")
    serial = _serial(said) if writing.counts_days else None
    day = next(iter(allowed), None) or _year_first(said) or _written(said) or serial
    if day is None or day.year < EARLIEST_YEAR:
        raise ValueError(f"its date is none that we read: {said!r:.60}")
    return day


def _of_spreadsheet(cell: date, writing: Writing) -> date:
    day = cell.date() if isinstance(cell, datetime) else cell
    if writing.may_be_turned and day.day != day.month:
        raise ValueError(f"its date may have been turned by a spreadsheet, which left others as text: {day}")
    return day


def _said(cell: object) -> str:
    if isinstance(cell, str):
        return cell.strip()
    return str(cell) if isinstance(cell, int | float) else ""


def _days_in(said: str) -> Mapping[str, date]:
    """Return the days that numbers such as 18/05/2015, or 5/18/15, can mean, by mark and order."""
    found = _NUMBERS.fullmatch(said)
    if found is None or (found[2] == "-" and len(found[4]) == len("15")):
        return {}
    return {found[2] + order: day for order, day in _orders_of(found[1], found[3], found[4])}


def _orders_of(first: str, second: str, third: str) -> Iterator[tuple[str, date]]:
    orders = {_ORDERS[0]: (third, second, first), _ORDERS[1]: (third, first, second)}
    if len(first) == len(third) == len("15"):
        orders[_ORDERS[2]] = (first, second, third)
    for order, parts in orders.items():
        if day := _day(*parts):
            yield order, day


def _day(year: str, month: str | int, day: str) -> date | None:
    with suppress(ValueError):
        return date(_year(year), int(month), int(day))
    return None


def _year(said: str) -> int:
    """Return a year, of two digits one from 1970 to 2049; raises `ValueError` for those between."""
    year = int(said)
    if len(said) == len("2015"):
        return year
    if 50 <= year < 70:
        raise ValueError(f"a year of one century or the other: {said}")
    return year + (2000 if year < 50 else 1900)


def _year_first(said: str) -> date | None:
    """Return the day of ISO 8601 and of 2015/05/18, also of GDELT's 20150518T101500Z and 20150518101500."""
    if found := _YEAR_FIRST.fullmatch(said):
        return _day(*found.groups())
    compact = _COMPACT.fullmatch(said)
    return _day(compact[1][:4], compact[1][4:6], compact[1][6:]) if compact else None


def _written(said: str) -> date | None:
    """Return the day of a date with its month in words, with or without weekday and hour."""
    words = " ".join(_BESIDE.sub("", said.casefold()).split()).strip(" ,")
    found = _DAY_MONTH.fullmatch(words) or _MONTH_DAY.fullmatch(words)
    return _day(found["year"], _MONTHS.index(found["month"][:3]) + 1, found["day"]) if found else None


def _serial(said: str) -> date | None:
    """Return the day of a spreadsheet's number of days."""
    found = _SERIAL.fullmatch(said)
    if found is None or int(found[1]) not in _SERIALS:
        return None
    return _SERIAL_ZERO + timedelta(days=int(found[1]))
