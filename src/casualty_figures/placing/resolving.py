"""Which place a name means, decided by the whole text: votes of countries, areas, sizes."""

import math
import re
from bisect import bisect
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from casualty_figures.placing.cues import Cues, cues_of
from casualty_figures.placing.evidence import (
    SURE_POPULATION,
    Evidence,
    Votes,
    evidence_of,
    is_sure,
    names_an_area,
    weight_of,
)
from casualty_figures.placing.gazetteer.known_places import KnownPlace
from casualty_figures.placing.scanning import Name, Scan
from casualty_figures.placing.words import CUES, pattern_of

_PRIOR: Final = {"country": 9.0, "demonym": 9.0, "camp": 4.2, "region": 4.2, "adm1": 3.3, "adm2": 1.9}
_AROUND: Final = re.compile(
    rf"(?:[ '\u2019s]{{0,3}} {pattern_of('place_noun')})?"
    r"(?:,| \(|,? (?:of|in)(?: the)?)(?: [a-z]{2,8}(?:ern|al|town|per|er))?\s?",
    re.IGNORECASE,
)
_HARM: Final = re.compile(rf"\b{pattern_of('harm')}", re.IGNORECASE)
_HARM_REACH: Final = 100
_NEAR_HARM: Final = 1.5
_TELLING_NAME: Final = 6
# A bare name is the town before the area, unless it is only another name of the town: Bihar, Bihar Sharif.
_TOWN_FIRST: Final = 1.5
_OTHER_NAME: Final = 1.3
_AREA_NOT_COUNTRY: Final = 6.0
# "MOSCOW (USSR), 18 NOV 89": a service that names the country reports on others.
_ABROAD: Final = re.compile(r"\s*[A-Z][A-Z .'-]+ \([A-Z][A-Z .]+\), \d")
_ABROAD_WEIGHT: Final = 0.3
LEAST_EVIDENCE: Final = 0.15
# Votes of doubt: with one mention alone the text has said little of its country.
_DOUBT: Final = 1.0
_CLOSE_DEGREES: Final = 1.35
_FLOOR: Final = {"locative": 3.6, "bare": 5.0, "common": 6.2}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A name, how it is used, and the place it means in this text."""

    name: Name
    cues: Cues
    place: KnownPlace
    weight: float


def resolve(scan: Scan) -> list[Resolved]:
    """Return the names of a text that mean a place, each with its place, from left to right."""
    used = [(name, cues_of(name, scan)) for name in scan.names if _is_readable(name, scan)]
    people = {scan.words[name.last - 1].folded for name, cues in used if cues.use in {"part", "person"}}
    used = [(name, cues) for name, cues in used if not _is_surname(name, cues, people)]
    evidence = evidence_of(used, scan)
    harm = [match.start() for match in _HARM.finditer(scan.text)]
    abroad = _ABROAD.match(scan.text)
    found = []
    for index, (name, cues) in enumerate(used):
        if cues.use in {"person", "part"}:
            continue
        container = _container(name, used[index + 1][0], scan) if index + 1 < len(used) else None
        if place := _best(name, cues, container, evidence):
            weight = weight_of(name, cues, place) * (_NEAR_HARM if _is_near(name.start, harm) else 1.0)
            if abroad and name.start < abroad.end():
                weight *= _ABROAD_WEIGHT
            found.append(Resolved(name, cues, place, weight))
    return found


def country_votes(resolved: list[Resolved]) -> Votes:
    """Return the weight of evidence for each country (ISO alpha-3), earlier mentions counting more."""
    votes: Votes = defaultdict(float)
    for position, mention in enumerate(resolved):
        votes[mention.place.country_iso3] += mention.weight * (1.5 if position < 2 else 1.0)
    return votes


def _is_near(start: int, harm: list[int]) -> bool:
    """Whether a word of harm stands within some fifteen words."""
    index = bisect(harm, start)
    return any(abs(position - start) < _HARM_REACH for position in harm[max(0, index - 1) : index + 1])


def _is_readable(name: Name, scan: Scan) -> bool:
    """Whether the name is one: THE CAR and LET US in a text all in capitals are no countries."""
    is_short = name.places[0].kind == "country" and len(name.key) <= 3
    return not (scan.is_upper_case and is_short and "." not in scan.text[name.start : name.end])


def _is_surname(name: Name, cues: Cues, people: set[str]) -> bool:
    return name.key in people and not cues.is_locative and name.places[0].kind != "demonym"


def _container(name: Name, following: Name, scan: Scan) -> Name | None:
    """Return the name of the place around this one: Mobile, Alabama; the Mansour area in Baghdad."""
    return following if _AROUND.fullmatch(scan.text, name.end, following.start) else None


def _best(name: Name, cues: Cues, container: Name | None, evidence: Evidence) -> KnownPlace | None:
    """Return the likeliest place of a name, or nothing where none is likely enough."""
    around = _countries_and_areas(container)
    is_anchored = bool(cues.is_locative or cues.type_word)
    if name.is_common and not (is_anchored or around):
        return None
    scored = [(_score(place, name, cues, evidence, around), -rank) for rank, place in enumerate(name.places)]
    score, rank = max(scored)
    manner = "common" if name.is_common else "locative" if is_anchored else "bare"
    floor = _FLOOR[manner] + (0.7 if evidence.is_upper_case and manner != "locative" else 0.0)
    return name.places[-rank] if score >= floor else None


def _score(place: KnownPlace, name: Name, cues: Cues, evidence: Evidence, around: set[str]) -> float:
    score = _PRIOR.get(place.kind) or 0.6 * math.log10(place.population + 10)
    if place.kind == "region" and place.population == 1:
        score = 2.0
    score += 0.4 * place.is_usual_name + 1.5 * place.is_capital
    score += _support(place, evidence)
    if place.adm_1_iso in evidence.areas and not _has_area_of_that_name(name):
        score += 1.0
    if around:
        is_inside = place.country_iso3 in around or (place.adm_1 or " ") in around
        score += 5.0 if is_inside else -2.0
    if evidence.is_upper_case and place.country_iso3 in CUES["english_speaking"] and not around:
        # Ordinary words in capitals are towns in English-speaking countries.
        score -= 0.0 if place.kind != "city" or place.population > SURE_POPULATION else 3.0
    if place.kind == "country" and names_an_area(name, cues):
        score -= _AREA_NOT_COUNTRY
    if name.is_of_one_country and len(name.key) >= _TELLING_NAME:
        score += 1.5
    if place.kind == "city" and not place.is_usual_name and _has_area_of_that_name(name):
        score -= _OTHER_NAME
    return score + _type_agreement(place.kind, cues.type_word)


def _has_area_of_that_name(name: Name) -> bool:
    return any(place.kind == "adm1" and place.is_usual_name for place in name.places)


def _support(place: KnownPlace, evidence: Evidence) -> float:
    """Return what the rest of the text says of a place: for its country, against it, or near it."""
    share = evidence.votes.get(place.country_iso3, 0.0) / (evidence.total + _DOUBT)
    is_close = any(_are_close(place, point) for point in evidence.points)
    if share or place.kind in {"country", "demonym"}:
        return 4.0 * min(share, 1.0) + 0.5 * is_close
    return 0.5 if is_close else -3.0 * evidence.total / (evidence.total + _DOUBT)


def _are_close(place: KnownPlace, point: tuple[float, float]) -> bool:
    """Whether two points lie within about 150 km of each other."""
    north = place.latitude - point[0]
    east = (place.longitude - point[1]) * math.cos(math.radians(point[0]))
    return north * north + east * east < _CLOSE_DEGREES * _CLOSE_DEGREES


def _type_agreement(kind: str, type_word: str) -> float:
    """Return how well the kind of a place fits the word beside its name."""
    if type_word in CUES["town_type"] and kind == "country":
        return -9.0
    if not type_word:
        return _TOWN_FIRST if kind == "city" else 0.0
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
    if container is None or container.is_common or container.places[0].kind == "demonym":
        return set()
    if container.places[0].kind in {"country", "region"}:
        return {container.places[0].country_iso3}
    areas = {place.adm_1 or " " for place in container.places if place.kind in {"adm1", "adm2"}}
    return areas or ({container.places[0].country_iso3} if is_sure(container.places) else set())
