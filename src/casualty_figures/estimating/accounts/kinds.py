"""Whether a figure is of an incident, of a running total over a long time, or of a stock at a moment."""

from collections.abc import Sequence
from itertools import pairwise

from casualty_figures.estimating.accounts.telling import Telling
from casualty_figures.languages.en.context.event_cues import event_kinds_in, has_cue

INCIDENT, TOTAL, STOCK = "incident", "total", "stock"

_LONG = 45
_YEARLONG = 300
_WEEK = 7
_MANY = 1000
_HUGE = 5000
_NEAR = 700
_SEVERAL = 5
"""Smaller numbers meet by chance in one article."""
_HARMED = frozenset({"killed", "injured", "missing"})
_HURT = frozenset({"killed", "injured"})
_LASTING = frozenset({"earthquake", "eruption", "fire", "flood", "landslide", "storm"})
"""Kinds of events that one toll is told of for days."""


def kinds_of(tellings: Sequence[Telling]) -> list[str]:
    """Return the kind of each figure.

    What is told with a running total is one as well, and so is a large number
    next to it, and its number told again without a day.
    """
    kinds = [_kind_of(one) for one in tellings]
    for index, (earlier, later) in enumerate(pairwise(tellings), start=1):
        if kinds[index] == INCIDENT and kinds[index - 1] == TOTAL and _goes_on(earlier, later):
            kinds[index] = TOTAL
    totals = {
        _counted(one)
        for one, kind in zip(tellings, kinds, strict=True)
        if kind == TOTAL and one.number >= _SEVERAL and not _is_of_one_disaster(one)
    }
    return [
        TOTAL if kind == INCIDENT and one.span is None and _counted(one) in totals else kind
        for one, kind in zip(tellings, kinds, strict=True)
    ]


def _is_of_one_disaster(one: Telling) -> bool:
    """Whether a running total is of one flood or storm, told of since its first day."""
    is_short = one.span is not None and one.span.days <= _LONG
    return is_short and bool(event_kinds_in(one.sentence) & _LASTING)


def _counted(one: Telling) -> tuple[str, int]:
    return one.figure.indicator, one.number


def _kind_of(one: Telling) -> str:
    if one.figure.measure == "stock" and one.figure.indicator not in _HARMED:
        return STOCK
    return TOTAL if _is_total(one) else INCIDENT


def _is_total(one: Telling) -> bool:
    """Whether a figure counts over a long time; one person, missing since January, is no total."""
    if one.number <= 1:
        return False
    if _runs_on(one):
        return True
    days = one.span.days if one.span else None
    is_incident = one.figure.measure == "incident"
    if has_cue(one.sentence, "total") and not has_cue(one.sentence, "record"):
        is_long = days is not None and days > _LONG
        is_said = not is_incident or is_long or one.number >= _MANY or has_cue(one.clause, "total")
        if is_said and not (days is not None and days <= _WEEK):
            return True
    if days is not None and days > _YEARLONG and not is_incident:
        return True
    return one.figure.measure == "cumulative" and one.number >= _HUGE and one.figure.indicator == "killed"


def _runs_on(one: Telling) -> bool:
    """Whether a figure counts on from a weekday or over days or weeks, or sums the events of some days.

    No single attack does; a flood or a storm may last as long.
    """
    if one.figure.indicator not in _HURT or event_kinds_in(one.sentence) & _LASTING:
        return False
    is_long = one.figure.measure == "cumulative" and one.span is not None and one.span.days > 0
    return (
        (is_long and has_cue(one.clause, "running"))
        or has_cue(one.clause, "several_days")
        or (has_cue(one.clause, "drawn_out") and not (one.span and one.span.days == 0))
    )


def _goes_on(earlier: Telling, later: Telling) -> bool:
    if later.start == earlier.start and later.span == earlier.span and _runs_on(earlier):
        return later.number > 1 and later.figure.indicator in _HURT
    is_large = earlier.number >= _MANY and later.number >= _MANY
    return is_large and later.span is None and later.start - earlier.end < _NEAR
