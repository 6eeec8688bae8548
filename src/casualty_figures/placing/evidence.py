"""What the names that can mean one place only say of the others in their text."""

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from casualty_figures.placing.cues import Cues
from casualty_figures.placing.gazetteer.known_places import KnownPlace
from casualty_figures.placing.scanning import Name, Scan
from casualty_figures.placing.telephones import areas_called
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
_FAR_GREATER: Final = 20
_AREA_DATELINE: Final = 2.0
_AREA_OUTLET: Final = 0.35
_AREA_CALLED: Final = 1.0
_CALLED_WEIGHT: Final = 0.4


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the sure names of a text say of the others.

    `votes` by country and their `total`, the countries of armed groups, the codes of first-level areas
    named, the votes that every name has by first-level area and how often each name is `counted` there,
    and the points of the towns that can be one town only.
    """

    votes: Votes
    total: float
    countries_of_groups: set[str]
    areas: set[str | None]
    area_votes: Votes
    counted: dict[str, float]
    points: list[tuple[float, float]]
    is_upper_case: bool


def evidence_of(used: list[tuple[Name, Cues]], scan: Scan, told_of: str | None = None) -> Evidence:
    """Return the votes of the names that can mean one country only, and of the armed groups named.

    `told_of` is the country that the source tells of: it speaks as a group does.
    """
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
    areas = {
        place.adm_1_iso for name, cues in used if not cues.is_outlet and (place := _sure_area(name, cues))
    } - {None}
    total = sum(votes.values())
    groups = {country for countries in scan.groups for country in countries}
    area_votes, counted = _area_votes(used)
    for area in areas_called(scan.text):
        votes[area.partition(" ")[0]] += _CALLED_WEIGHT
        area_votes[area] += _AREA_CALLED
    for countries in scan.groups:  # they speak for their countries, and against none
        for country in countries:
            votes[country] += _GROUP_WEIGHT / len(countries)
    if told_of:
        votes[told_of] += _GROUP_WEIGHT
    return Evidence(votes, total, groups, areas, area_votes, counted, points, scan.is_upper_case)


def _area_votes(used: list[tuple[Name, Cues]]) -> tuple[Votes, dict[str, float]]:
    """Return how many names of a text can lie in each first-level area, and how much each name counts.

    A name of many areas says little, and a dateline more than another name.
    """
    votes: Votes = defaultdict(float)
    counted: dict[str, float] = {}
    for name, cues in used:
        if cues.use in {"person", "part"} or name.is_common:
            continue
        weight = _AREA_DATELINE if cues.is_dateline else _AREA_OUTLET if cues.is_outlet else 1.0
        more = max(0.0, weight - counted.get(name.key, 0.0))
        if not more:
            continue
        counted[name.key] = weight
        for area, vote in votes_of(name.places).items():
            votes[area] += more * vote
    return votes, counted


def own_votes(name: Name, evidence: Evidence) -> Votes:
    """Return what a name itself has put into the votes of the areas."""
    weight = evidence.counted.get(name.key, 0.0)
    return {area: weight * vote for area, vote in votes_of(name.places).items()}


@lru_cache(4096)
def votes_of(places: tuple[KnownPlace, ...]) -> Votes:
    """Return the votes of a name by first-level area: one, shared by the size of its towns."""
    kind = places[0].kind
    has_towns = any(place.kind == "city" for place in places)
    votes: Votes = defaultdict(float)
    for place in places:
        if place.adm_1 and (
            kind != "adm1" or place.kind == kind or place.town_population > places[0].population
        ):
            people = place.town_population if has_towns and kind != "adm1" else place.population
            size = math.sqrt(people + _UNKNOWN_POPULATION)
            votes[area_of(place)] += size if place.is_usual_name else _ALIAS_SHARE * size
    whole = (_AREA_NAMED if kind == "adm1" else 1.0) / (sum(votes.values()) or 1.0)
    return {area: whole * vote for area, vote in votes.items()}


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
        return not any(_rivals(place, first) for place in others)
    if first.kind == "adm2":
        return not others
    rival = max((place.town_population for place in others if place.is_usual_name), default=0)
    if first.is_capital and first.population > rival:
        return True
    is_greatest = first.population > max(SURE_POPULATION, 5 * rival)
    return first.kind == "city" and is_greatest and rival < SURE_POPULATION


def _rivals(place: KnownPlace, area: KnownPlace) -> bool:
    """Whether a place of another country can be meant by the name of an area: no Florida but the state."""
    if place.kind == "adm1":
        return place.is_usual_name and place.population * _FAR_GREATER > area.population
    return place.town_population > SURE_POPULATION


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
