"""Whom a figure counts, and how many of a group an account counts."""

from casualty_figures.reconciling.testimony import Bounds, Testimony, ToldFigure
from casualty_figures.schema.event_columns import ALL

NOBODY = Bounds(None, None, None)
TELLING_ROLES = frozenset({"counts", "restated", "rival", "part"})


def group_of(figure: ToldFigure) -> str:
    """Return the narrowest group of victims that all those counted are of; `all` where none is stated."""
    if figure.age_group == "children":
        return "children"
    if figure.sex == "female":
        return "women"
    return figure.victim_status if figure.victim_status in {"civilian", "combatant"} else ALL


def listed_group(figure: ToldFigure) -> str:
    """Return the group whose estimate lists the figure: its own where it is a part, else all."""
    return group_of(figure) if figure.role == "part" else ALL


def counted(testimony: Testimony, indicator: str, group: str) -> Bounds:
    """Return how many of a group the testimony counts, all bounds empty where nobody.

    Figures that count add up; where none does, the greatest part is the number.
    """
    if group == ALL:
        return testimony.counts.get(indicator, NOBODY)
    own = [
        one
        for one in testimony.figures
        if one.indicator == indicator and one.role in TELLING_ROLES and group_of(one) == group
    ]
    counting = [one.bounds for one in own if one.role == "counts"]
    told = [one.bounds for one in own if one.role != "counts" and not one.bounds.is_empty]
    if counting:
        return _summed(counting)
    return max(told, key=lambda bounds: (bounds.central or 0, bounds.best is not None), default=NOBODY)


def _summed(bounds: list[Bounds]) -> Bounds:
    """Return the sum of bounds of one unit: persons where any counts persons."""
    unit = "person" if any(one.unit == "person" for one in bounds) else "household"
    own = [one for one in bounds if one.unit == unit]
    return Bounds(
        _sum([one.low for one in own]), _sum([one.best for one in own]), _sum([one.high for one in own]), unit
    )


def _sum(numbers: list[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
