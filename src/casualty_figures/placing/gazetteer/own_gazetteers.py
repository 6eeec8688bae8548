"""Gazetteers of the user's own: added, listed, removed, and read when the gazetteer is built."""

import csv
import hashlib
import io
import os
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from casualty_figures.placing.gazetteer.gazetteer_entry import GazetteerEntry
from casualty_figures.placing.gazetteer.own_rows import BadRow, OwnPlace, rows_of_file
from casualty_figures.storage import write_file

FOLDER_VARIABLE: Final = "CASUALTY_FIGURES_GAZETTEERS"
_COLUMNS: Final = ("name", "country", "area", "latitude", "longitude", "population", "geonames_id", "names")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
# A village that a user gives is one that reports name, so it counts as one of this size at least.
_LEAST_PEOPLE: Final = 5_000


def own_folder(cache: Path) -> Path:
    """Return where the user's gazetteers lie: CASUALTY_FIGURES_GAZETTEERS, else a folder of the cache."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    return Path(chosen) if chosen else cache / "gazetteers"


def own_gazetteers(folder: Path) -> dict[str, Path]:
    """Return the files of the user's gazetteers by name, in alphabetical order."""
    return {path.stem: path for path in sorted(folder.glob("*.csv"))}


def name_for(path: Path) -> str:
    """Return the name a file gets where none is chosen: its own, with `-` for what a name cannot have."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", path.stem).strip("-_")[:64]


def read_own_file(path: Path) -> tuple[list[OwnPlace], list[BadRow]]:
    """Return the places of a user's file and the rows that are none; raises what `rows_of_file` raises."""
    rows = list(rows_of_file(path))
    places = [row for row in rows if isinstance(row, OwnPlace)]
    return places, [row for row in rows if isinstance(row, BadRow)]


def keep_gazetteer(folder: Path, name: str, places: Sequence[OwnPlace]) -> Path:
    """Write places as the gazetteer `name`, whole or not at all, in place of an older one of that name.

    Raises ValueError for a name that is none, and OSError where the folder cannot be written.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a name of a gazetteer: {name!r}; use letters, digits, - and _")
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(_COLUMNS)
    for place in places:
        point = (place.latitude, place.longitude)
        numbers = (place.population, place.geonames_id or "")
        table.writerow((place.name, place.iso2, place.area, *point, *numbers, "|".join(place.names)))
    path = folder / f"{name}.csv"
    folder.mkdir(parents=True, exist_ok=True)
    write_file(path, written.getvalue().encode())
    return path


def own_entries(folder: Path) -> Iterator[GazetteerEntry]:
    """Yield the places of all gazetteers of the user's own, as the gazetteer takes them."""
    for path in own_gazetteers(folder).values():
        for place in read_own_file(path)[0]:
            yield GazetteerEntry(
                "city",
                place.name,
                place.iso2,
                place.area,
                (place.latitude, place.longitude),
                max(place.population, _LEAST_PEOPLE),
                place.geonames_id,
                (place.name, *place.names),
                usual_names=(place.name,),
            )


def own_fingerprint(folder: Path) -> str:
    """Return a hash over the user's gazetteers, empty where there is none."""
    paths = own_gazetteers(folder)
    states = [(path, path.stat()) for path in paths.values()]
    hashes = [_hash(path, state.st_mtime_ns, state.st_size) for path, state in states]
    return hashlib.sha256("".join(hashes).encode()).hexdigest() if hashes else ""


@lru_cache(64)
def _hash(path: Path, _changed: int, _size: int) -> str:
    return hashlib.sha256(path.stem.encode() + b"\0" + path.read_bytes()).hexdigest()
