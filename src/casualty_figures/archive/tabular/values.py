"""The cells of a table to the parts of an article."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from casualty_figures.archive.record import EARLIEST_YEAR

_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:\D.*)?")
_COMPACT = re.compile(r"(\d{8})(?:T?\d{6}Z?)?")
_WRITTEN = ("%d %B %Y", "%B %d, %Y", "%B %d %Y", "%d %b %Y", "%b %d, %Y", "%b %d %Y", "%d-%b-%Y", "%Y/%m/%d")
_WEEKDAY = re.compile(r"^[A-Za-z]+day,?\s+|\s+[A-Za-z]+day$")


def text_of(cell: object) -> str | None:
    """Return what a cell says, `None` where it is empty.

    Raises:
        ValueError: It holds several values, as JSON and Parquet can.
    """
    if isinstance(cell, list | dict | tuple):
        raise ValueError(f"several values where one text should be: {str(cell)[:60]}")  # noqa: TRY004 - of the file
    if cell is None or cell != cell:  # noqa: PLR0124 - not a number, as tables have for no value
        return None
    return str(cell).strip() or None


def is_day_first(cells: Iterable[object]) -> bool | None:
    """Whether dates such as 18/05/2015 in a column have the day first, `None` where no cell tells."""
    said = (cell for cell in cells if isinstance(cell, str))
    is_month_first = False
    for found in filter(None, (_SLASHED.fullmatch(cell.strip()) for cell in said)):
        if int(found[1]) > 12:
            return True
        is_month_first = is_month_first or int(found[2]) > 12
    return False if is_month_first else None


def day_of(cell: object, *, day_first: bool | None) -> date | None:
    """Return the day a cell says, `None` where it is empty.

    Raises:
        ValueError: It says none, or one of two days.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    said = text_of(cell)
    if said is None:
        return None
    if slashed := _SLASHED.fullmatch(said):
        return _slashed(said, slashed, day_first)
    day = _iso(said) or _written(said) or _of_mail(said)
    if day is None or day.year < EARLIEST_YEAR:
        raise ValueError(f"its date is none that we read: {said!r:.60}")
    return day


def _slashed(said: str, found: re.Match[str], day_first: bool | None) -> date:  # noqa: FBT001 - as known of the column
    first, second, year = map(int, found.groups())
    if first != second and day_first is None:
        raise ValueError(f"its date is one of two days: {said!r:.60}")
    day, month = (first, second) if day_first else (second, first)
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"its date is none that we read: {said!r:.60}") from None


def _iso(said: str) -> date | None:
    """Return the day of ISO 8601, also of GDELT's 20150518T101500Z and 20150518101500."""
    compact = _COMPACT.fullmatch(said)
    with suppress(ValueError):
        return date.fromisoformat(compact[1] if compact else said[:10])
    return None


def _written(said: str) -> date | None:
    words = _WEEKDAY.sub("", said)
    for form in _WRITTEN:
        with suppress(ValueError):
            return datetime.strptime(words, form).date()  # noqa: DTZ007 - a day has no time zone
    return None


def _of_mail(said: str) -> date | None:
    with suppress(ValueError):
        return parsedate_to_datetime(said).date()
    return None
