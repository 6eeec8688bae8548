"""Running totals that an article retells without saying so: they count nobody in its incident.

"More than 300 were killed", beside news of one day and without a day of its
own, is the total that others give as "more than 300 since 25 January".
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.reconciling.counting.victim_groups import NOBODY, TELLING_ROLES
from casualty_figures.reconciling.testimony import Testimony, ToldFigure

RETOLD = "a running total that other articles tell, without a day of its own"

_MANY = 50
"""Smaller numbers meet by chance."""
_DAYS = timedelta(days=14)
_AROUND: tuple[tuple[int, Literal["left", "right"]], ...] = ((-1, "left"), (1, "right"))
_NEVER = -(10**6)
_VOICES = 2
_OWN_DAYS = frozenset({"explicit", "relative", "inherited", "sentence"})

_Number: TypeAlias = tuple[str | None, str, int]
"""A country, an indicator and how many."""
_Told: TypeAlias = Mapping[_Number, Sequence[tuple[date, str]]]
"""The days on which a number is told, each with the voice, by day."""


def without_retold_totals(
    testimonies: Sequence[Testimony], telling: Sequence[Testimony] | None = None
) -> list[Testimony]:
    """Return the testimonies, without what their incidents retell of running totals that `telling` give.

    A large number is such a total where its account has no day of its own
    words, and two voices or more of the same country and fortnight tell it as
    a total, more than tell it of an incident on a day. `telling` are all
    testimonies on large numbers, or those given.
    """
    telling = testimonies if telling is None else telling
    totals = _told(one for one in telling if one.kind == "total")
    if not totals:
        return list(testimonies)
    dated = _told(one for one in telling if one.kind == "incident" and one.date_basis in _OWN_DAYS)
    return [_without(one, _retold(one, totals, dated)) for one in testimonies]


def large_numbers(accounts: pa.Table) -> pa.Table:
    """Return the rows of `accounts` that may retell a total, or tell one, or an incident of its size."""
    central = pc.coalesce(accounts["best"], accounts["low"], accounts["high"])
    return accounts.filter(pc.greater_equal(central, _MANY))


def may_retell(accounts: pa.Table, changed: pa.Table) -> pa.Table:
    """Return the rows of incidents whose number others tell within a fortnight of any of `changed`."""
    large, new = large_numbers(accounts), large_numbers(changed)
    days = np.sort(new["source_date"].drop_null().cast(pa.int32()).to_numpy())
    own = large["source_date"].cast(pa.int32()).fill_null(_NEVER).to_numpy()
    first, last = (np.searchsorted(days, own + shift * _DAYS.days, side) for shift, side in _AROUND)
    here = pc.is_in(large["country_iso3"], new["country_iso3"].combine_chunks())
    return large.filter(pc.and_(here, pa.array(last > first)))


def _told(testimonies: Iterable[Testimony]) -> _Told:
    told: dict[_Number, list[tuple[date, str]]] = defaultdict(list)
    for one in testimonies:
        if one.published:
            for indicator, number in _numbers(one):
                told[one.country_iso3, indicator, number].append((one.published, one.origin_id))
    return {number: sorted(days) for number, days in told.items()}


def _numbers(one: Testimony) -> list[tuple[str, int]]:
    told = [(indicator, bounds.central) for indicator, bounds in one.counts.items()]
    return [
        (indicator, _rounded(number)) for indicator, number in told if number is not None and number >= _MANY
    ]


def _rounded(number: int) -> int:
    """Return the number with two digits that count: 302 are the "more than 300" of others."""
    return round(number, 2 - len(str(number)))


def _retold(one: Testimony, totals: _Told, dated: _Told) -> list[str]:
    """Return the indicators of an incident whose number is a running total."""
    if one.kind != "incident" or one.date_basis in _OWN_DAYS or one.published is None:
        return []
    return [
        indicator
        for indicator, number in _numbers(one)
        if _voices(totals, (one.country_iso3, indicator, number), one.published)
        >= max(_VOICES, 1 + _voices(dated, (one.country_iso3, indicator, number), one.published))
    ]


def _voices(told: _Told, number: _Number, day: date) -> int:
    days = told.get(number, ())
    near = days[bisect_left(days, (day - _DAYS, "")) : bisect_right(days, (day + _DAYS, "~"))]
    return len({origin_id for _, origin_id in near})


def _without(one: Testimony, indicators: Sequence[str]) -> Testimony:
    if not indicators:
        return one
    counts = {name: NOBODY if name in indicators else bounds for name, bounds in one.counts.items()}
    figures = tuple(
        _set_apart(figure) if figure.indicator in indicators else figure for figure in one.figures
    )
    return replace(one, counts=MappingProxyType(counts), figures=figures)


def _set_apart(figure: ToldFigure) -> ToldFigure:
    is_telling = figure.role in TELLING_ROLES
    return replace(figure, role="background", role_reason=RETOLD) if is_telling else figure
