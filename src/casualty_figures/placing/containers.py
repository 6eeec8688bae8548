"""The place around a place, where the text names it: Mobile, Alabama; the Mansour area in Baghdad."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from casualty_figures.placing.cues import Cues
from casualty_figures.placing.evidence import is_sure
from casualty_figures.placing.gazetteer.known_places import KnownPlace
from casualty_figures.placing.scanning import Name, Scan
from casualty_figures.placing.words import pattern_of

_AROUND: Final = re.compile(
    rf"(?:[ '\u2019s]{{0,3}} {pattern_of('place_noun')})?"
    r"(?:,| \(|,? (?:of|in)(?: the)?)(?: [a-z]{2,8}(?:ern|al|town|per|er))?\s?",
    re.IGNORECASE,
)


def container_of(name: Name, following: Name | None, scan: Scan) -> Name | None:
    """Return the name of the place around this one, that which follows it: Mobile, Alabama."""
    if following is None or following.is_station:
        return None
    is_around = _AROUND.fullmatch(scan.text, name.end, following.start) is not None
    return following if is_around and not _are_towns_in_a_row(name, following) else None


def _are_towns_in_a_row(name: Name, following: Name) -> bool:
    """Whether a town lies in none of the areas named as the town behind it: Mosul, Baghdad and Basra."""
    area, around = following.places[0], countries_and_areas(following)
    is_town_too = area.kind == "adm1" and any(
        place.kind == "city" and (place.country_iso3, place.adm_1) == (area.country_iso3, area.adm_1)
        for place in following.places
    )
    is_there = any(is_inside(place, around) for place in name.places)
    is_of_its_country = name.places[0].country_iso3 == area.country_iso3
    return is_town_too and not is_there and is_of_its_country and is_sure(name.places)


def told_apart(used: list[tuple[Name, Cues]], scan: Scan) -> list[tuple[Name, Cues]]:
    """Return the names, those that hold a town of a state only without the country of that name: Georgia."""
    told = list(used)
    for index, ((town, _), (name, cues)) in enumerate(pairwise(used), start=1):
        if container_of(town, name, scan) and _is_only_in_area(town, name):
            areas = tuple(place for place in name.places if place.kind == "adm1")
            told[index] = (replace(name, places=areas), cues)
    return told


def _is_only_in_area(town: Name, name: Name) -> bool:
    """Whether a town lies in the area that a name can mean, and not in the country of that name."""
    first = name.places[0]
    areas = {(place.country_iso3, place.adm_1) for place in name.places if place.kind == "adm1"}
    if first.kind != "country" or not areas:
        return False
    is_in_country = any(place.country_iso3 == first.country_iso3 for place in town.places)
    return not is_in_country and any((place.country_iso3, place.adm_1) in areas for place in town.places)


def areas_told(used: list[tuple[Name, Cues]], containers: list[Name | None]) -> dict[str, set[str]]:
    """Return, by name, the area or country that its text says it lies in: Howland, Ohio is not in Maine."""
    told: dict[str, set[str]] = {}
    for (name, cues), container in zip(used, containers, strict=True):
        around = countries_and_areas(container)
        if around and cues.use not in {"person", "part"} and _may_tell(container, name, around):
            told.setdefault(name.key, around)
    return told


def is_elsewhere(name: Name, around: set[str]) -> bool:
    """Whether a town lies in none of the areas around it, so that another of its name is meant."""
    is_town = all(place.kind in {"city", "adm2", "camp"} for place in name.places)
    return bool(around) and is_town and not any(is_inside(place, around) for place in name.places)


def _may_tell(container: Name | None, name: Name, around: set[str]) -> bool:
    """Whether a container says where the name lies: one of its places is there, or none can be."""
    return is_wide(container) or any(is_inside(place, around) for place in name.places)


def is_wide(container: Name | None) -> bool:
    """Whether a container is a country or a first-level area."""
    return container is not None and container.places[0].kind in {"country", "adm1"}


def is_inside(place: KnownPlace, around: set[str]) -> bool:
    """Whether a place lies in one of the countries (ISO alpha-3) or first-level areas."""
    return place.country_iso3 in around or (place.adm_1 or " ") in around


def countries_and_areas(container: Name | None) -> set[str]:
    """Return the countries and first-level areas a container can be."""
    if container is None or container.is_common or container.places[0].kind == "demonym":
        return set()
    if container.places[0].kind in {"country", "region"}:
        return {container.places[0].country_iso3}
    first = container.places[0].kind
    areas = {place.adm_1 or " " for place in container.places if place.kind in {"adm1", "adm2"}}
    if first == "city" and len(areas) < len({place.adm_1 for place in container.places}):
        areas = set()
    return areas or ({container.places[0].country_iso3} if is_sure(container.places) else set())
