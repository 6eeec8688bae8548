"""What the names that can mean one place only say of the others in their text."""

from collections import defaultdict
from dataclasses import dataclass
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
_GROUP_WEIGHT: Final = 0.4


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the sure names of a text say of the others.

    `votes` by country and their `total`, the codes of first-level areas
    named, and the points of the towns that can be one town only.
    """

    votes: Votes
    total: float
    areas: set[str | None]
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
    for country in scan.groups:  # they speak for their country, and against none
        votes[country] += _GROUP_WEIGHT
    return Evidence(votes, total, areas, points, scan.is_upper_case)


def is_sure(places: tuple[KnownPlace, ...]) -> bool:
    """Whether a name can hardly mean a place of another country than its first one."""
    first = places[0]
    others = [place for place in places[1:] if place.country_iso3 != first.country_iso3]
    if first.kind in {"country", "demonym", "camp"} or (first.kind == "region" and first.population > 1):
        return True
    if first.kind == "adm1":
        return not any(place.kind == "adm1" or place.population > SURE_POPULATION for place in others)
    rival = max((place.population for place in others), default=0)
    if first.is_capital and first.population > rival:
        return True
    return first.kind == "city" and first.population > max(SURE_POPULATION, 5 * rival)


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
    elif cues.is_locative or cues.type_word:
        weight *= 1.8
    return weight * (0.5 if name.is_common else 1.0)
