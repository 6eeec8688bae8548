"""The places of a user's own file: a GeoNames dump, or a table with a header row, tab- or comma-separated."""

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from casualty_figures.placing.gazetteer.gazetteer_entry import parts_of
from casualty_figures.placing.gazetteer.names import key_of
from casualty_figures.placing.gazetteer.tables import own_table

NEEDED: Final = ("name", "country", "latitude", "longitude")
OPTIONAL: Final = ("area", "names", "population", "geonames_id")
_GEONAMES_COLUMNS: Final = 19
# The columns of a dump (GeoNames' readme.txt) that say what we keep.
_GEONAMES: Final = {
    "geonames_id": 0,
    "name": 1,
    "names": 3,
    "latitude": 4,
    "longitude": 5,
    "country": 8,
    "population": 14,
}
_GEONAMES_CLASS, _GEONAMES_AREA, _POPULATED_PLACE = 6, 10, "P"


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A place as a user's file gives it: `area` is the code of its first-level area, or empty."""

    name: str
    iso2: str
    area: str
    latitude: float
    longitude: float
    population: int
    geonames_id: int | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be used: its line in the file, from 1, and why."""

    line: int
    reason: str


def rows_of_file(path: Path) -> Iterator[OwnPlace | BadRow]:
    """Yield the places of a file, and a `BadRow` for each row that is none.

    Of a GeoNames dump (19 columns, no header) the populated places are taken.
    Raises OSError where the file cannot be read, and ValueError where it is
    neither a dump nor has a header row with name, country, latitude, longitude.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is not UTF-8 text") from error
    if lines and lines[0].count("\t") == _GEONAMES_COLUMNS - 1 and lines[0].partition("\t")[0].isdigit():
        yield from _rows_of_dump(lines)
    else:
        yield from _rows_of_table(lines, path)


def _rows_of_dump(lines: list[str]) -> Iterator[OwnPlace | BadRow]:
    for number, line in enumerate(lines, 1):
        cells = line.split("\t")
        if len(cells) != _GEONAMES_COLUMNS:
            yield BadRow(number, f"has {len(cells)} columns, a GeoNames dump has {_GEONAMES_COLUMNS}")
        elif cells[_GEONAMES_CLASS] == _POPULATED_PLACE:
            row = {column: cells[place] for column, place in _GEONAMES.items()}
            row["names"] = row["names"].replace(",", "|")
            area = f"{row['country']}.{cells[_GEONAMES_AREA]}"
            yield _place(row | {"area": area if area in _area_codes() else ""}, number)


def _rows_of_table(lines: list[str], path: Path) -> Iterator[OwnPlace | BadRow]:
    delimiter = "\t" if lines and "\t" in lines[0] else ","
    reader = csv.reader(lines, delimiter=delimiter)
    header = [cell.strip().casefold() for cell in next(reader, [])]
    missing = [column for column in NEEDED if column not in header]
    if missing:
        raise ValueError(
            f"{path} is no GeoNames dump, and its first row has no column {', '.join(missing)}; "
            f"it needs {', '.join(NEEDED)} and may have {', '.join(OPTIONAL)}"
        )
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(header):
            yield BadRow(reader.line_num, f"has {len(cells)} cells, the header row has {len(header)}")
        else:
            filled = [cell.strip() for cell in cells] + [""] * (len(header) - len(cells))
            yield _place(dict(zip(header, filled, strict=True)), reader.line_num)


def _place(row: dict[str, str], line: int) -> OwnPlace | BadRow:
    """Return the place of a row, or what is wrong with it."""
    try:
        iso2 = _country(row["country"])
        return OwnPlace(
            name=_name(row["name"]),
            iso2=iso2,
            area=_area(row.get("area", ""), iso2),
            latitude=_degrees(row["latitude"], 90, "latitude"),
            longitude=_degrees(row["longitude"], 180, "longitude"),
            population=_whole_number(row.get("population", ""), "population") or 0,
            geonames_id=_whole_number(row.get("geonames_id", ""), "geonames_id"),
            names=tuple(parts_of(row.get("names", ""))),
        )
    except ValueError as error:
        return BadRow(line, str(error))


def _name(cell: str) -> str:
    if not key_of(cell):
        raise ValueError("the name is empty or has no letters")
    return cell


def _country(cell: str) -> str:
    iso2 = _countries().get(key_of(cell))
    if iso2 is None:
        raise ValueError(f"no country is called {cell!r}; write its English name or ISO 3166 code")
    return iso2


def _area(cell: str, iso2: str) -> str:
    if not cell or cell in _area_codes():
        return cell
    code = _area_names().get((iso2, key_of(cell)))
    if code is None:
        raise ValueError(f"{iso2} has no first-level area {cell!r}; write its name or ISO 3166-2 code")
    return code


def _degrees(cell: str, most: int, column: str) -> float:
    try:
        degrees = float(cell)
    except ValueError:
        degrees = math.nan
    if not -most <= degrees <= most:
        raise ValueError(f"{column} is {cell!r}, not a number from -{most} to {most}")
    return degrees


def _whole_number(cell: str, column: str) -> int | None:
    if not cell:
        return None
    if not cell.isascii() or not cell.isdigit() or len(cell) > len("10000000000"):
        raise ValueError(f"{column} is {cell!r}, not a whole number")
    return int(cell)


@cache
def _countries() -> dict[str, str]:
    """Return the ISO alpha-2 code of each country by the keys of its names and codes."""
    found: dict[str, str] = {}
    for row in own_table("countries").records():
        for name in (row["iso2"], row["iso3"], row["name"], *parts_of(row["names"])):
            found.setdefault(key_of(name), row["iso2"])
    return found


@cache
def _area_codes() -> frozenset[str]:
    """Return the GeoNames and ISO 3166-2 codes of all first-level areas."""
    rows = (row for row in own_table("areas").records() if row["level"] == "1")
    return frozenset(code for row in rows for code in (row["geonames_code"], row["iso"]) if code)


@cache
def _area_names() -> dict[tuple[str, str], str]:
    """Return the code of each first-level area by country and key of any of its names."""
    usual = {row["iso"]: row for row in own_table("usual_area_names").records()}
    found: dict[tuple[str, str], str] = {}
    for row in own_table("areas").records():
        if row["level"] == "1" and (code := row["geonames_code"] or row["iso"]):
            names = [row["name"], *parts_of(row["names"])]
            if also := usual.get(row["iso"]):
                names += [also["name"], *parts_of(also["names"])]
            for name in names:
                found.setdefault((row["iso2"], key_of(name)), code)
    return found
