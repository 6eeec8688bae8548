"""Intervals of whole days: years, months, thirds of them, and steps back from a day."""

from calendar import monthrange
from datetime import date, timedelta

from casualty_figures.records.period import Period

EXPLICIT, RELATIVE = "explicit", "relative"
PRECISION_OF_UNIT = {"day": 1, "week": 3, "fortnight": 4, "month": 4, "year": 5, "decade": 5}


def precision_of(start: date, end: date) -> int:
    """Return UCDP's date_prec of an interval: 1 a day, 2 two to six, 3 a week, 4 a month, 5 longer."""
    days = (end - start).days + 1
    return next(code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, 10**9)) if days <= most)


def period(start: date, end: date, basis: str = EXPLICIT, precision: int | None = None) -> Period:
    """Return the interval, with the precision its length gives unless its words name a unit."""
    return Period(start, end, precision or precision_of(start, end), basis)


def months_from(year: int, month: int, n_months: int) -> tuple[date, date]:
    """Return first and last day of so many months; a month below 1 or above 12 runs into other years."""
    first, last = year * 12 + month - 1, year * 12 + month + n_months - 2
    end_year, end_month = last // 12, last % 12 + 1
    return date(first // 12, first % 12 + 1, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def unit_around(day: date, unit: str) -> tuple[date, date]:
    """Return the calendar day, week (from Monday), month, year or decade a day lies in."""
    if unit in {"hour", "day"}:
        return day, day
    if unit in {"week", "fortnight"}:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        return months_from(day.year, day.month, 1)
    first = day.year - (day.year % 10 if unit == "decade" else 0)
    return date(first, 1, 1), date(first + (9 if unit == "decade" else 0), 12, 31)


def shifted(day: date, unit: str, n_units: int) -> date:
    """Return the day so many units later; the 31st becomes the last day of a shorter month."""
    if unit in {"hour", "day", "week", "fortnight"}:
        days = {"hour": -(-abs(n_units) // 24) * (1 if n_units > 0 else -1), "day": n_units}
        return day + timedelta(days=days.get(unit, n_units * (7 if unit == "week" else 14)))
    months = n_units * {"month": 1, "year": 12, "decade": 120}[unit]
    first, last = months_from(day.year, day.month + months, 1)
    return first.replace(day=min(day.day, last.day))


def third_of(start: date, end: date, third: int) -> tuple[date, date]:
    """Return the early (0), middle (1) or late (2) third of an interval.

    A month's are days 1 to 10, 11 to 20 and the rest; longer intervals are cut
    at months: "early 2015" is January to April. The words set no edge, so the
    cut is a convention of ours.
    """
    n_months = (end.year - start.year) * 12 + end.month - start.month + 1
    if n_months == 1:
        return start.replace(day=1 + 10 * third), end if third == 2 else start.replace(day=10 * third + 10)
    if n_months % 3:
        n_days = ((end - start).days + 1) // 3
        first = start + timedelta(days=n_days * third)
        return first, end if third == 2 else first + timedelta(days=n_days - 1)
    return months_from(start.year, start.month + third * n_months // 3, n_months // 3)


def latest_month(month: int, limit: date | None) -> int | None:
    """Return the year of the last such month that began on or before a day."""
    if limit is None:
        return None
    return limit.year if month <= limit.month else limit.year - 1


def latest_day(month: int, day: int, limit: date | None) -> date | None:
    """Return the last such day on or before a day; `None` where there is no such day."""
    years = range(limit.year, limit.year - 8, -1) if limit else range(0)
    return next((d for y in years if (d := day_of(y, month, day)) and limit and d <= limit), None)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or `None` where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def latest_weekday(weekday: int, limit: date) -> date:
    """Return the last such weekday on or before a day."""
    return limit - timedelta(days=(limit.weekday() - weekday) % 7)
