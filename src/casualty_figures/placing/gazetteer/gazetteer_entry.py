"""One place with all its names, before it enters the gazetteer."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One place with all its names, as a package or a table of ours gives it.

    `kind` is country, adm1, adm2, city, region, camp or demonym. `adm_1` is
    the GeoNames code (`IQ.01`) or the ISO 3166-2 code (`IQ-AN`) of its
    first-level area, or empty.
    """

    kind: str
    name: str
    iso2: str
    adm_1: str
    point: Point
    population: int
    geonames_id: int | None
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()
    usual_names: tuple[str, ...] = ()
    is_capital: bool = False


def parts_of(cell: str) -> list[str]:
    """Return the names in a cell of a table of ours."""
    return [part for part in cell.split("|") if part]


def middle(points: Iterable[Point]) -> Point:
    """Return the mean of points on the globe, so that Fiji does not come out in the Atlantic."""
    x = y = z = 0.0
    for latitude, longitude in points:
        phi, theta = math.radians(latitude), math.radians(longitude)
        x += math.cos(phi) * math.cos(theta)
        y += math.cos(phi) * math.sin(theta)
        z += math.sin(phi)
    return (
        round(math.degrees(math.atan2(z, math.hypot(x, y))), 4),
        round(math.degrees(math.atan2(y, x)), 4),
    )
