"""A day, however it is given."""

from datetime import date, datetime


def day_of(value: date | str | None) -> date | None:
    """Return a day given as a date, a time or ISO 8601 text ("2015-05-18"); `None` for none.

    Raises `ValueError` where the text is no date.
    """
    if isinstance(value, str):
        return datetime.fromisoformat(value).date()
    return value.date() if isinstance(value, datetime) else value
