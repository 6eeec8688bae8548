"""Running totals and stocks: which of them count the same, and on which day."""

import hashlib
from collections.abc import Hashable

from casualty_figures.reconciling.testimony import Testimony


def series_id(one: Testimony) -> str:
    """Return the id shared by the totals (or stocks) of one place, start and cause."""
    start = one.date_start if one.kind == "total" else None
    said = (one.kind, one.country_iso3, one.adm_1, one.location_name, start, one.cause)
    return hashlib.sha256("\n".join(map(str, said)).encode()).hexdigest()


def series_of(one: Testimony) -> Hashable:
    """Return what two testimonies share that are of one series and one day."""
    return series_id(one), one.date_end or one.published, one.account_id if one.date_start is None else None
