"""How many people live in the towns of an area, for choosing between areas of one name."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from casualty_figures.placing.gazetteer.gazetteer_entry import GazetteerEntry, Point

# A town farther than this from the middle of every county lies in one whose point we do not have.
_FARTHEST_DEGREES: Final = 1.5


def sized(areas: Iterable[GazetteerEntry], towns: Iterable[GazetteerEntry]) -> list[GazetteerEntry]:
    """Return the areas, each with the people of its towns as its population.

    Towns name their first-level area; of the second-level areas in it they
    count for that whose point is nearest, which is near enough to tell the
    Clark County of Las Vegas from eleven others.
    """
    areas = list(areas)
    people: dict[int, int] = defaultdict(int)
    codes = {code: index for index, area in enumerate(areas) if area.kind == "adm1" for code in area.codes}
    inner: dict[str, list[int]] = defaultdict(list)
    for index, area in enumerate(areas):
        if area.kind == "adm2":
            inner[area.adm_1].append(index)
    for town in towns:
        if town.adm_1 in codes:
            people[codes[town.adm_1]] += town.population
        nearest = _nearest(town.point, [(areas[index].point, index) for index in inner[town.adm_1]])
        if nearest is not None:
            people[nearest] += town.population
    return [replace(area, population=people[index]) for index, area in enumerate(areas)]


def _nearest(point: Point, others: list[tuple[Point, int]]) -> int | None:
    """Return the index of the nearest point, or nothing where all are far."""
    shrink = math.cos(math.radians(point[0]))
    distances = (
        (math.hypot(other[0] - point[0], (other[1] - point[1]) * shrink), index) for other, index in others
    )
    distance, index = min(distances, default=(math.inf, -1))
    return index if distance < _FARTHEST_DEGREES else None
