"""Running totals and stocks: which of them count the same, and on which day."""

import hashlib
from collections.abc import Hashable
from datetime import date

from casualty_figures.reconciling.testimony import Testimony

_TOLD = frozenset({"explicit", "relative", "inherited", "sentence"})


def series_id(one: Testimony) -> str:
    """Return the id shared by the totals (or stocks) of one place, start and cause.

    A start that only follows from the day of publication is none.
    """
    said = (one.kind, one.country_iso3, one.adm_1, one.location_name, _start(one), one.cause)
    return hashlib.sha256("\n".join(map(str, said)).encode()).hexdigest()


def series_of(one: Testimony) -> Hashable:
    """Return what testimonies share that are of one series and one day.

    Where nothing says since when they count, they share their numbers too: two
    totals without a start may count from different days.
    """
    day = one.date_end if one.date_basis in _TOLD else one.published
    numbers = None
    if one.kind == "total" and _start(one) is None:
        numbers = tuple(sorted((name, bounds.central) for name, bounds in one.counts.items()))
    return series_id(one), day, numbers


def _start(one: Testimony) -> date | None:
    return one.date_start if one.kind == "total" and one.date_basis in _TOLD else None
