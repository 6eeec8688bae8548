"""Builds the gazetteer: packages and tables in, one compact file out."""

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from casualty_figures.placing.gazetteer.entries import all_entries
from casualty_figures.placing.gazetteer.gazetteer_entry import GazetteerEntry
from casualty_figures.placing.gazetteer.known_places import KEY_BITS, MOST_WORDS, SLOTS, bit_of, slot_of
from casualty_figures.placing.gazetteer.names import key_of, without_article
from casualty_figures.placing.gazetteer.tables import own_table
from casualty_figures.storage import new_file
from casualty_figures.storage.collector import collector_off

Progress = Callable[[str, float], None]

_SCHEMA: Final = """
CREATE TABLE countries (iso2 TEXT PRIMARY KEY, iso3 TEXT NOT NULL, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE areas (area_id INTEGER PRIMARY KEY, name TEXT NOT NULL, iso TEXT);
CREATE TABLE places (
    place_id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, iso2 TEXT NOT NULL,
    area_id INTEGER, latitude REAL NOT NULL, longitude REAL NOT NULL, population INTEGER NOT NULL,
    geonames_id INTEGER, is_capital INTEGER NOT NULL
);
CREATE TABLE names (key TEXT PRIMARY KEY, places BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE filters (lengths BLOB NOT NULL, keys BLOB NOT NULL);
"""
# Where many places share a name, a report means one of the largest of its country.
_MOST_PLACES_A_COUNTRY: Final = 25
_MOST_PLACES_A_NAME: Final = 80
_ARTICLE_COUNTRIES: Final = own_table("article_countries").words()
_PROMINENCE: Final = {"country": 10**12, "demonym": 10**11, "region": 10**10, "camp": 10**9, "adm1": 10**7}


def build_gazetteer(
    path: Path,
    progress: Progress = lambda _what, _share: None,
    *,
    own: Iterable[GazetteerEntry] = (),
) -> None:
    """Write the gazetteer to `path`, whole or not at all; about ten seconds.

    `own` are the places of the user's own gazetteers. `progress` is told what
    was just read and the share of the work that is done, 0 to 1. The same
    packages and tables give the same bytes. Two processes may build at once:
    each writes its own file and the last rename wins. Raises OSError where the folder cannot be written.
    """
    with new_file(path) as unfinished, collector_off():
        _write(unfinished, progress, own)
    progress("gazetteer", 1.0)


def _write(path: Path, progress: Progress, own: Iterable[GazetteerEntry]) -> None:
    builder = _Builder()
    progress("packages", 0.0)
    for step, (what, entries) in enumerate(all_entries(), start=1):
        builder.add(entries)
        progress(what, step / 6)
    builder.add(own)
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;")
    connection.executescript(_SCHEMA)
    builder.write(connection)
    connection.commit()
    connection.close()


class _Builder:
    """Gathers places and their names, then writes them in order."""

    def __init__(self) -> None:
        self._countries: list[tuple[str, str, str]] = []
        self._areas: list[tuple[int, str, str | None]] = []
        self._area_ids: dict[str, int] = {}
        self._places: list[tuple[object, ...]] = []
        self._names: dict[str, list[int]] = defaultdict(list)

    def add(self, entries: Iterable[GazetteerEntry]) -> None:
        for entry in entries:
            place_id = len(self._places) + 1
            if entry.kind == "country":
                self._countries.append((entry.iso2, entry.codes[0], entry.name))
            if entry.kind == "adm1":
                self._add_area(place_id, entry)
            area_id = place_id if entry.kind == "adm1" else self._area_ids.get(entry.adm_1)
            self._places.append(
                (
                    place_id,
                    entry.kind,
                    entry.name,
                    entry.iso2,
                    area_id,
                    *entry.point,
                    entry.population,
                    entry.geonames_id,
                    entry.is_capital,
                )
            )
            self._add_names(place_id, entry)

    def _add_area(self, area_id: int, entry: GazetteerEntry) -> None:
        iso = next((code for code in entry.codes if "-" in code), None)
        self._areas.append((area_id, entry.name, iso))
        for code in entry.codes:
            self._area_ids[code] = area_id

    def _add_names(self, place_id: int, entry: GazetteerEntry) -> None:
        usual = [key_of(name) for name in (entry.name, *entry.usual_names)]
        keys = dict.fromkeys(key_of(name) for name in entry.names)
        if entry.iso2 in _ARTICLE_COUNTRIES and entry.kind != "country":
            keys |= dict.fromkeys(without_article(key) for key in list(keys))
        usual_keys = {*usual, *map(without_article, usual)} if entry.kind != "demonym" else set(keys)
        for key in keys:
            if len(key) > 1 and key.count(" ") < MOST_WORDS:
                self._names[key].append(place_id << 1 | (key in usual_keys))

    def write(self, connection: sqlite3.Connection) -> None:
        known = {iso2 for iso2, _, _ in self._countries}
        places = [place for place in self._places if place[3] in known]
        kept = {int(str(place[0])): place for place in places}
        connection.executemany("INSERT INTO countries VALUES (?, ?, ?)", sorted(self._countries))
        connection.executemany("INSERT INTO areas VALUES (?, ?, ?)", self._areas)
        connection.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", places)
        lengths, bits = bytearray(SLOTS), bytearray(KEY_BITS >> 3)
        rows = []
        for key in sorted(self._names):
            codes = _most_prominent([code for code in self._names[key] if code >> 1 in kept], kept)
            if codes:
                rows.append((key, array("i", codes).tobytes()))
                first, _, rest = key.partition(" ")
                byte, bit = bit_of(key)
                bits[byte] |= bit
                slot = slot_of(first)
                lengths[slot] = max(lengths[slot], 1 + (rest.count(" ") + 1 if rest else 0))
        connection.executemany("INSERT INTO names VALUES (?, ?)", rows)
        connection.execute("INSERT INTO filters VALUES (?, ?)", (bytes(lengths), bytes(bits)))


def _most_prominent(codes: list[int], places: dict[int, tuple[object, ...]]) -> list[int]:
    """Return the places worth keeping under one name, the most prominent first."""
    if len(codes) == 1:
        return codes

    def prominence(code: int) -> tuple[int, int, int]:
        place = places[code >> 1]
        capital = 10**6 if place[9] else 0
        people = int(str(place[7]))
        size = (people if place[1] != "adm2" else 0) + capital  # a bare name is the town, not its county
        # A town is sought under its usual name first: Philadelphia is not Amman, which once bore it.
        size = size if code & 1 else size // 5
        return (-_PROMINENCE.get(str(place[1]), 0) - size, -people, code)

    seen: dict[tuple[object, bool], int] = defaultdict(int)
    kept = []
    for code in sorted(codes, key=prominence):
        _, kind, _, iso2, *_ = places[code >> 1]
        group = (iso2, kind in {"city", "adm2"})
        seen[group] += 1
        if seen[group] <= _MOST_PLACES_A_COUNTRY:
            kept.append(code)
    return kept[:_MOST_PLACES_A_NAME]
