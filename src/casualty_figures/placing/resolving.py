"""Which place a name means, decided by the whole text: votes of countries, areas, sizes."""

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from casualty_figures.placing.cues import Cues, cues_of
from casualty_figures.placing.gazetteer import KnownPlace
from casualty_figures.placing.scanning import Name, Scan
from casualty_figures.placing.words import CUES

Votes = dict[str, float]

# What a mention says about the country of its text, by how the name is used.
_WEIGHT_OF_USE: Final = {
    "place": 1.0,
    "actor": 0.4,
    "speaker": 0.3,
    "organisation": 0.05,
    "person": 0.0,
    "part": 0.0,
}
_PRIOR: Final = {"country": 9.0, "demonym": 9.0, "camp": 4.2, "region": 4.2, "adm1": 3.3, "adm2": 1.9}
_SURE_POPULATION: Final = 100_000
_INSIDE: Final = frozenset({"in", "in the", "in southern", "in northern", "in eastern", "in western"})
_FLOOR: Final = {"locative": 2.3, "bare": 3.3, "common": 6.2}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A name, how it is used, and the place it means in this text."""

    name: Name
    cues: Cues
    place: KnownPlace
    weight: float


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the sure names of a text say of the others: shares of the votes, and the areas named."""

    shares: Votes
    areas: set[str]
    is_upper_case: bool


def resolve(scan: Scan) -> list[Resolved]:
    """Return the names of a text that mean a place, each with its place, from left to right."""
    used = [(name, cues_of(name, scan)) for name in scan.names if _is_readable(name, scan)]
    people = {scan.words[name.last - 1].folded for name, cues in used if cues.use in {"part", "person"}}
    used = [(name, cues) for name, cues in used if not _is_surname(name, cues, people)]
    evidence = _evidence(used, scan)
    found = []
    for index, (name, cues) in enumerate(used):
        container = _container(name, used[index + 1][0], scan) if index + 1 < len(used) else None
        place = _best(name, cues, container, evidence)
        if place and cues.use not in {"person", "part"}:
            found.append(Resolved(name, cues, place, _weight(name, cues, place)))
    return found


def country_votes(resolved: list[Resolved]) -> Votes:
    """Return the weight of evidence for each country (ISO alpha-3), earlier mentions counting more."""
    votes: Votes = defaultdict(float)
    for position, mention in enumerate(resolved):
        votes[mention.place.country_iso3] += mention.weight * (1.5 if position < 2 else 1.0)
    return votes


def _is_readable(name: Name, scan: Scan) -> bool:
    """Refuse what only looks like a short country name in a text all in capitals: THE CAR, LET US."""
    is_short = name.places[0].kind == "country" and len(name.key) <= 3
    return not (scan.is_upper_case and is_short and "." not in scan.text[name.start : name.end])


def _is_surname(name: Name, cues: Cues, people: set[str]) -> bool:
    return name.key in people and not cues.is_locative and name.places[0].kind != "demonym"


def _evidence(used: list[tuple[Name, Cues]], scan: Scan) -> _Evidence:
    votes = _sure_votes(used)
    total = sum(votes.values())
    shares = {country: vote / total for country, vote in votes.items()} if total else {}
    areas = {place.adm_1_iso or "" for name, cues in used if (place := _sure_area(name, cues))}
    return _Evidence(shares, areas, scan.is_upper_case)


def _sure_votes(used: list[tuple[Name, Cues]]) -> Votes:
    """Return the votes of the names that can mean one country only."""
    votes: Votes = defaultdict(float)
    for name, cues in used:
        first = name.places[0]
        if not name.is_common and _is_sure(name.places):
            votes[first.country_iso3] += _weight(name, cues, first)
    return votes


def _is_sure(places: tuple[KnownPlace, ...]) -> bool:
    first = places[0]
    others = [place for place in places[1:] if place.country_iso3 != first.country_iso3]
    if first.kind in {"country", "demonym", "camp"} or (first.kind == "region" and first.population > 1):
        return True
    if first.kind == "adm1":
        return not any(place.kind == "adm1" or place.population > _SURE_POPULATION for place in others)
    rival = max((place.population for place in others), default=0)
    return first.kind == "city" and first.population > max(_SURE_POPULATION, 5 * rival)


def _sure_area(name: Name, cues: Cues) -> KnownPlace | None:
    first = name.places[0]
    is_named = first.kind == "adm1" and (_is_sure(name.places) or cues.type_word in CUES["area_type"])
    return first if is_named else None


def _container(name: Name, following: Name, scan: Scan) -> Name | None:
    """Return the name of the place around this one: Mobile, Alabama; Gurpinar (Van province)."""
    gap = scan.text[name.end : following.start]
    is_beside = len(gap) < 32 and gap.lstrip(" ")[:1] in {",", "("} and "." not in gap
    is_inside = gap.strip(" '\u2019s").lower() in _INSIDE
    return following if is_beside or is_inside else None


def _best(name: Name, cues: Cues, container: Name | None, evidence: _Evidence) -> KnownPlace | None:
    """Return the likeliest place of a name, or nothing where none is likely enough."""
    around = _countries_and_areas(container)
    is_anchored = bool(cues.is_locative or cues.type_word)
    if name.is_common and not (is_anchored or around):
        return None
    scored = [(_score(place, cues, evidence, around), -rank) for rank, place in enumerate(name.places)]
    score, rank = max(scored)
    manner = "common" if name.is_common else "locative" if is_anchored else "bare"
    floor = _FLOOR[manner] + (0.7 if evidence.is_upper_case and manner != "locative" else 0.0)
    return name.places[-rank] if score >= floor else None


def _score(place: KnownPlace, cues: Cues, evidence: _Evidence, around: set[str]) -> float:
    score = _PRIOR.get(place.kind) or 0.6 * math.log10(place.population + 10)
    if place.kind == "region" and place.population == 1:
        score = 2.0
    share = evidence.shares.get(place.country_iso3, 0.0)
    score += 0.4 * place.is_usual_name + 4.0 * share
    if not share and evidence.shares:
        score -= 0.5
    if place.adm_1_iso and place.adm_1_iso in evidence.areas and place.kind != "adm1":
        score += 1.0
    if around and (place.country_iso3 in around or (place.adm_1 or " ") in around):
        score += 5.0
    return score + _type_agreement(place.kind, cues.type_word)


def _type_agreement(kind: str, type_word: str) -> float:
    """Return how well the kind of a place fits the word beside its name."""
    if not type_word:
        return 1.5 if kind == "city" else 0.0
    for cue, kinds in _KINDS_OF_TYPE.items():
        if type_word in CUES[cue]:
            return 3.0 if kind in kinds else -0.5
    return 0.0


_KINDS_OF_TYPE: Final = {
    "area_type": {"adm1", "region"},
    "town_type": {"city"},
    "district_type": {"adm2"},
    "camp_type": {"camp"},
}


def _countries_and_areas(container: Name | None) -> set[str]:
    """Return the countries and first-level areas a container can be."""
    if container is None:
        return set()
    first = container.places[0]
    if first.kind in {"country", "region"}:
        return {first.country_iso3}
    return {place.adm_1 or " " for place in container.places if place.kind == "adm1"}


def _weight(name: Name, cues: Cues, place: KnownPlace) -> float:
    """Return what one mention says about the country of its text."""
    weight = _WEIGHT_OF_USE[cues.use]
    if place.kind == "demonym":
        weight *= 0.5
    elif cues.is_dateline:
        weight *= 3.0
    elif cues.is_locative or cues.type_word:
        weight *= 1.8
    return weight * (0.5 if name.is_common else 1.0)
