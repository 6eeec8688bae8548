"""Running totals beside the sum of the incidents in the tables that they cover."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import TypeAlias

from casualty_figures.records.event import Estimate, Event, TotalComparison
from casualty_figures.schema.event_columns import ALL

_Area: TypeAlias = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class _Summed:
    """Incidents of one area and indicator by the day they began, with running sums before each."""

    days: list[date]
    lows: list[int]
    bests: list[int]
    highs: list[int]
    n_open: list[int]

    def between(self, start: date, end: date) -> tuple[int, int, int, int | None]:
        """Return how many incidents began on these days, and the sums of their bounds."""
        first, last = bisect_left(self.days, start), bisect_right(self.days, end)
        low, best, high, n_open = (
            sums[last] - sums[first] for sums in (self.lows, self.bests, self.highs, self.n_open)
        )
        return last - first, low, best, None if n_open else high


def total_comparisons(events: Iterable[Event], estimates: Iterable[Estimate]) -> Iterator[TotalComparison]:
    """Yield each running total of persons beside the incidents it covers, where there are any."""
    of = {one.event_id: one for one in events}
    counted = [one for one in estimates if _is_comparable(one, of[one.event_id])]
    summed = _incidents(counted, of)
    for one in counted:
        total = of[one.event_id]
        covering = summed.get((one.indicator, *_area(total)))
        if total.kind == "total" and covering is not None:
            compared = _compared(one, total, covering)
            if compared.n_incidents:
                yield compared


def _is_comparable(one: Estimate, event: Event) -> bool:
    """Whether the estimate counts all persons of an event of a known country and period."""
    is_of_all = one.victim_group == ALL and one.unit == "person" and _central(one) is not None
    return bool(is_of_all and event.country_iso3 and event.date_start and event.date_end)


def _compared(one: Estimate, total: Event, covering: _Summed) -> TotalComparison:
    number, start, end = _central(one), total.date_start, total.date_end
    if number is None or start is None or end is None:
        raise ValueError(f"a total without a number or a period: {total.event_id}")
    n_incidents, low, best, high = covering.between(start, end)
    return TotalComparison(
        event_id=one.event_id,
        indicator=one.indicator,
        series_id=total.series_id,
        total_low=one.low,
        total_best=one.best,
        total_high=one.high,
        n_incidents=n_incidents,
        incidents_low=low,
        incidents_best=best,
        incidents_high=high,
        difference=number - best,
    )


def _incidents(counted: Iterable[Estimate], of: Mapping[str, Event]) -> dict[_Area, _Summed]:
    """Return the incidents by indicator and each area that holds them: place, first level, country."""
    own: dict[_Area, list[tuple[date, Estimate]]] = defaultdict(list)
    for one in counted:
        event = of[one.event_id]
        if event.kind == "incident" and event.date_start is not None:
            country, adm_1, place = _area(event)
            areas = {(country, adm_1, place), (country, adm_1, None), (country, None, None)}
            for area in areas:
                own[one.indicator, *area].append((event.date_start, one))
    return {area: _summed(told) for area, told in own.items()}


def _summed(told: list[tuple[date, Estimate]]) -> _Summed:
    told = sorted(told, key=lambda pair: (pair[0], pair[1].event_id))
    own = [one for _, one in told]
    return _Summed(
        days=[day for day, _ in told],
        lows=[0, *accumulate(one.low or 0 for one in own)],
        bests=[0, *accumulate(_central(one) or 0 for one in own)],
        highs=[0, *accumulate(one.high or 0 for one in own)],
        n_open=[0, *accumulate(one.high is None for one in own)],
    )


def _area(event: Event) -> _Area:
    return event.country_iso3, event.adm_1, event.location_name


def _central(one: Estimate) -> int | None:
    return next((bound for bound in (one.best, one.low, one.high) if bound is not None), None)
