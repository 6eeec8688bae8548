"""The gazetteer: every known place under every spelling of its name, in one file."""

import sqlite3
import zlib
from array import array
from collections.abc import Callable  # noqa: TC003 - the annotations are read by tools
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

SLOTS: Final = 1 << 20
KEY_BITS: Final = 1 << 23
MOST_WORDS: Final = 6


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of the gazetteer.

    `kind` is country, adm1, adm2, city, region, camp or demonym; `population`
    is 0 where it is not known, and that of its towns for an area.
    `is_usual_name` says whether the name it was found under is the one it is known by.
    """

    place_id: int
    kind: str
    name: str
    country: str
    country_iso3: str
    adm_1: str | None
    adm_1_iso: str | None
    latitude: float
    longitude: float
    population: int
    geonames_id: int | None
    is_capital: bool
    is_usual_name: bool

    @property
    def town_population(self) -> int:
        """The people of a town, country or region; 0 for an area, which has none but its towns'."""
        return 0 if self.kind in {"adm1", "adm2"} else self.population


def slot_of(word: str) -> int:
    """Return the slot that says how many words the longest name beginning with `word` has."""
    return zlib.crc32(word.encode()) & (SLOTS - 1)


def bit_of(key: str) -> tuple[int, int]:
    """Return the byte and the bit that are set where `key` is a name: most keys that are none stop here."""
    number = zlib.crc32(key.encode()) & (KEY_BITS - 1)
    return number >> 3, 1 << (number & 7)


class Gazetteer:
    """Reads a gazetteer file: two megabytes of it at once, the rest as names are looked up."""

    def __init__(self, path: Path) -> None:
        """Open the file that `build_gazetteer` wrote at `path`."""
        self.path = path
        self._connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
        lengths, keys = self._connection.execute("SELECT lengths, keys FROM filters").fetchone()
        self._lengths: bytes = lengths
        self._keys: bytes = keys
        self.longest_name: Callable[[str], int] = lru_cache(65_536)(self._longest_name)
        self.places_named: Callable[[str], tuple[KnownPlace, ...]] = lru_cache(32_768)(self._places_named)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _longest_name(self, word: str) -> int:
        """Return the number of words of the longest name that begins with `word`; 0 where none does."""
        return self._lengths[slot_of(word)]

    def _places_named(self, key: str) -> tuple[KnownPlace, ...]:
        """Return the places a key can mean, the most prominent first."""
        byte, bit = bit_of(key)
        if not self._keys[byte] & bit:
            return ()
        row = self._connection.execute("SELECT places FROM names WHERE key = ?", (key,)).fetchone()
        if row is None:
            return ()
        packed = array("i")
        packed.frombytes(row[0])
        return tuple(self._place(code >> 1, is_usual_name=bool(code & 1)) for code in packed)

    def _place(self, place_id: int, *, is_usual_name: bool) -> KnownPlace:
        (
            kind,
            name,
            country,
            country_iso3,
            adm_1,
            adm_1_iso,
            latitude,
            longitude,
            population,
            geonames_id,
            is_capital,
        ) = self._connection.execute(_PLACE, (place_id,)).fetchone()
        return KnownPlace(
            place_id=place_id,
            kind=kind,
            name=name,
            country=country,
            country_iso3=country_iso3,
            adm_1=adm_1,
            adm_1_iso=adm_1_iso,
            latitude=latitude,
            longitude=longitude,
            population=population,
            geonames_id=geonames_id,
            is_capital=bool(is_capital),
            is_usual_name=is_usual_name,
        )


_PLACE: Final = """
SELECT place.kind, place.name, country.name, country.iso3, area.name, area.iso,
       place.latitude, place.longitude, place.population, place.geonames_id, place.is_capital
FROM places AS place
JOIN countries AS country ON country.iso2 = place.iso2
LEFT JOIN areas AS area ON area.area_id = place.area_id
WHERE place.place_id = ?
"""
