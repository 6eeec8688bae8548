"""Towns of the United States that only the post knows, and the quarters of its cities."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Final

from casualty_figures.placing.gazetteer.gazetteer_entry import GazetteerEntry, Point, middle
from casualty_figures.placing.gazetteer.names import key_of

POST_TOWN: Final = 400
"""The people a post town counts as: fewer than the least town of GeoNames' cities."""
_STANDARD: Final = "STANDARD"
_ABBREVIATED: Final = re.compile(r"\b[^\WAEIOUYaeiouy]+\b(?!\.)")
_KILOMETRES_A_DEGREE: Final = 111.2
_CITY: Final = 100_000
_LARGER: Final = 4
_RADIUS_OF_ONE: Final = 0.012
_FARTHEST: Final = 25.0


def with_post_towns(towns: Iterable[GazetteerEntry]) -> Iterator[GazetteerEntry]:
    """Yield the towns and, of the United States, those that have a post office and are not among them.

    The Postal Service's names of places (package zipcodes), each at the mean of its codes. A town of
    that country that the post does not know and that lies inside a far larger city is a quarter of it:
    it keeps its names and its point, and is called by the city: Gage Park is Chicago.
    """
    known: dict[tuple[str, str], list[Point]] = defaultdict(list)
    posts = _post_towns()
    cities: list[GazetteerEntry] = []
    for town in towns:
        if town.iso2 != "US":
            yield town
            continue
        for name in town.names:
            known[key_of(name), town.adm_1].append(town.point)
        is_post = any((key_of(name), town.adm_1) in posts for name in (town.name, *town.usual_names))
        city = None if is_post else _city_around(town, cities)
        if city is None and is_post and town.population >= _CITY:
            cities.append(town)
        yield replace(town, name=city.name, geonames_id=city.geonames_id) if city else town
    for (key, area), (name, points) in posts.items():
        if (key, area) not in known:
            yield GazetteerEntry(
                "city", name, "US", area, middle(points), POST_TOWN, None, (name,), usual_names=(name,)
            )


def _city_around(town: GazetteerEntry, cities: Iterable[GazetteerEntry]) -> GazetteerEntry | None:
    """Return the nearest city of its state that is so large that the town must lie in it."""
    around = [
        (distance, city)
        for city in cities
        if city.adm_1 == town.adm_1
        and city.population >= _LARGER * town.population
        and (distance := _kilometres(town.point, city.point))
        <= min(_FARTHEST, _RADIUS_OF_ONE * math.sqrt(city.population))
    ]
    return min(around, key=lambda one: one[0])[1] if around else None


def _kilometres(one: Point, other: Point) -> float:
    north = one[0] - other[0]
    east = (one[1] - other[1]) * math.cos(math.radians(one[0]))
    return _KILOMETRES_A_DEGREE * math.hypot(north, east)


@cache
def _post_towns() -> dict[tuple[str, str], tuple[str, list[Point]]]:
    """Return name and points of every place of delivery by its key and GeoNames' code of its state."""
    import zipcodes  # noqa: PLC0415 - needed only to build

    found: dict[tuple[str, str], tuple[str, list[Point]]] = {}
    rows: list[dict[str, Any]] = zipcodes.list_all()  # type: ignore[no-untyped-call]  # it has no annotations
    for row in rows:
        if row["zip_code_type"] != _STANDARD or not row["active"] or row["country"] != "US":
            continue
        for name in (row["city"], *row["acceptable_cities"]):
            if not _ABBREVIATED.search(name):
                _, points = found.setdefault((key_of(name), f"US.{row['state']}"), (name, []))
                points.append((float(row["lat"]), float(row["long"])))
    return found
