"""What the names that can mean one place only say of the others in their text."""

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from casualty_figures.placing.cues import Cues
from casualty_figures.placing.gazetteer.known_places import KnownPlace
from casualty_figures.placing.scanning import Name, Scan
from casualty_figures.placing.words import CUES

Votes = dict[str, float]

# What a mention says about the country of its text, by how the name is used.
_WEIGHT_OF_USE: Final = {
    "place": 1.0,
    "actor": 0.4,
    "traveller": 0.1,
    "speaker": 0.3,
    "organisation": 0.05,
    "person": 0.0,
    "part": 0.0,
}
SURE_POPULATION: Final = 100_000
_DATELINE_WEIGHT: Final = 4.0
_DEMONYM_WEIGHT: Final = 0.5
_UNKNOWN_POPULATION: Final = 1_000
_ALIAS_SHARE: Final = 0.2
_AREA_NAMED: Final = 2.0
_GROUP_WEIGHT: Final = 0.4


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the sure names of a text say of the others.

    `votes` by country and their `total`, the countries of armed groups, the codes of first-level areas
    named, the votes that every name has by first-level area, and the points of
    the towns that can be one town only.
    """

    votes: Votes
    total: float
    countries_of_groups: set[str]
    areas: set[str | None]
    area_votes: Votes
    points: list[tuple[float, float]]
    is_upper_case: bool


def evidence_of(used: list[tuple[Name, Cues]], scan: Scan) -> Evidence:
    """Return the votes of the names that can mean one country only, and of the armed groups named."""
    votes: Votes = defaultdict(float)
    points = []
    for name, cues in used:
        first = name.places[0]
        if cues.use in {"person", "part"} or name.is_common or not is_sure(name.places):
            continue
        if names_an_area(name, cues) and first.kind == "country":
            continue
        votes[first.country_iso3] += weight_of(name, cues, first)
        if first.kind in {"city", "camp"} and cues.use == "place":
            points.append((first.latitude, first.longitude))
    areas = {place.adm_1_iso for name, cues in used if (place := _sure_area(name, cues))} - {None}
    total = sum(votes.values())
    groups = {country for countries in scan.groups for country in countries}
    area_votes = _area_votes(used)
    for countries in scan.groups:  # they speak for their countries, and against none
        for country in countries:
            votes[country] += _GROUP_WEIGHT / len(countries)
    return Evidence(votes, total, groups, areas, area_votes, points, scan.is_upper_case)


def _area_votes(used: list[tuple[Name, Cues]]) -> Votes:
    """Return how many names of a text can lie in each first-level area; a name of many areas says little."""
    votes: Votes = defaultdict(float)
    seen: set[str] = set()
    for name, cues in used:
        if name.key in seen or cues.use in {"person", "part"} or name.is_common:
            continue
        seen.add(name.key)
        for area, vote in votes_of(name.places).items():
            votes[area] += vote
    return votes


@lru_cache(4096)
def votes_of(places: tuple[KnownPlace, ...]) -> Votes:
    """Return the votes of a name by first-level area: one, shared by the size of its towns."""
    if places[0].kind == "adm1":
        return {area_of(places[0]): _AREA_NAMED}
    votes: Votes = defaultdict(float)
    for place in places:
        if place.adm_1:
            size = math.sqrt(place.population + _UNKNOWN_POPULATION)
            votes[area_of(place)] += size if place.is_usual_name else _ALIAS_SHARE * size
    total = sum(votes.values())
    return {area: vote / total for area, vote in votes.items()}


def area_of(place: KnownPlace) -> str:
    """Return country and first-level area of a place, as one word."""
    return f"{place.country_iso3} {place.adm_1}"


def is_sure(places: tuple[KnownPlace, ...]) -> bool:
    """Whether a name can hardly mean a place of another country than its first one."""
    first = places[0]
    others = [place for place in places[1:] if place.country_iso3 != first.country_iso3]
    if first.kind in {"country", "demonym", "camp"} or (first.kind == "region" and first.population > 1):
        return True
    if first.kind == "adm1":
        return not any(place.kind == "adm1" or place.population > SURE_POPULATION for place in others)
    rival = max((place.population for place in others if place.is_usual_name), default=0)
    if first.is_capital and first.population > rival:
        return True
    is_greatest = first.population > max(SURE_POPULATION, 5 * rival)
    return first.kind == "city" and is_greatest and rival < SURE_POPULATION


def _sure_area(name: Name, cues: Cues) -> KnownPlace | None:
    first = name.places[0]
    is_named = first.kind == "adm1" and (is_sure(name.places) or cues.type_word in CUES["area_type"])
    return first if is_named else None


def names_an_area(name: Name, cues: Cues) -> bool:
    """Whether an area is meant, not the country of its name: Niger State in Nigeria, the state of Georgia."""
    return cues.type_word in CUES["area_type"] and any(place.kind == "adm1" for place in name.places)


def weight_of(name: Name, cues: Cues, place: KnownPlace) -> float:
    """Return what one mention says about the country of its text."""
    weight = _WEIGHT_OF_USE[cues.use]
    if place.kind == "demonym":
        weight *= _DEMONYM_WEIGHT
    elif cues.is_dateline:
        weight *= _DATELINE_WEIGHT
    elif cues.use != "traveller" and (cues.is_locative or cues.type_word):
        weight *= 1.8
    return weight * (0.5 if name.is_common else 1.0)
