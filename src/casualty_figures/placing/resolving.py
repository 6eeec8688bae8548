"""Which place a name means, decided by the whole text: votes of countries, areas, sizes."""

import math
import re
from bisect import bisect
from collections import defaultdict
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from casualty_figures.placing.area_support import alias_penalty, area_support, is_stray, is_unsupported
from casualty_figures.placing.containers import (
    areas_told,
    container_of,
    countries_and_areas,
    is_elsewhere,
    is_inside,
    is_wide,
    told_apart,
)
from casualty_figures.placing.cues import Cues, cues_of
from casualty_figures.placing.evidence import (
    SURE_POPULATION,
    Evidence,
    Votes,
    evidence_of,
    names_an_area,
    weight_of,
)
from casualty_figures.placing.gazetteer.known_places import KnownPlace
from casualty_figures.placing.scanning import Name, Scan
from casualty_figures.placing.words import CUES, pattern_of

_PRIOR: Final = {"country": 9.0, "demonym": 9.0, "camp": 4.2, "region": 4.2, "adm1": 3.3, "adm2": 1.9}
_HARM: Final = re.compile(rf"\b{pattern_of('harm')}", re.IGNORECASE)
_HARM_REACH: Final = 100
_NEAR_HARM: Final = 1.5
_TELLING_NAME: Final = 6
# A bare name is the town before the area, unless it is only another name of the town: Bihar, Bihar Sharif.
_TOWN_FIRST: Final = 1.5
_OTHER_NAME: Final = 3.0
_FAR_GREATER: Final = 20
_AREA_NOT_COUNTRY: Final = 6.0
# "MOSCOW (USSR), 18 NOV 89": a service that names the country reports on others.
_ABROAD: Final = re.compile(r"\s*[A-Z][A-Z .'-]+ \([A-Z][A-Z .]+\), \d")
_ABROAD_WEIGHT: Final = 0.3
LEAST_EVIDENCE: Final = 0.15
# Votes of doubt: with one mention alone the text has said little of its country.
_DOUBT: Final = 1.0
_CLOSE_DEGREES: Final = 1.35
# "Boko Haram attacked Bodo": the town of that name in Norway is not meant.
_NO_GROUP: Final = 1.2
_AROUND_UNKNOWN: Final = 2.0
_FLOOR: Final = {"locative": 3.6, "bare": 5.0, "common": 6.2}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A name, how it is used, and the place it means in this text."""

    name: Name
    cues: Cues
    place: KnownPlace
    weight: float


def resolve(scan: Scan, country: str | None = None) -> list[Resolved]:
    """Return the names of a text that mean a place, each with its place, from left to right.

    `country` is the one that the source of the text tells of, where that is known.
    """
    used = told_apart(_used_names(scan), scan)
    evidence = evidence_of(used, scan, country)
    harm = [match.start() for match in _HARM.finditer(scan.text)]
    abroad = _ABROAD.match(scan.text)
    found = []
    following = [name for name, _ in used[1:]]
    containers = [container_of(name, after, scan) for (name, _), after in zip_longest(used, following)]
    senses = areas_told(used, containers)
    for (name, cues), container in zip(used, containers, strict=True):
        if cues.use in {"person", "part"}:
            continue
        if place := _best(name, cues, container, evidence, senses.get(name.key)):
            weight = weight_of(name, cues, place) * (_NEAR_HARM if _is_near(name.start, harm) else 1.0)
            if abroad and name.start < abroad.end():
                weight *= _ABROAD_WEIGHT
            found.append(Resolved(name, cues, place, weight))
    return found


def _used_names(scan: Scan) -> list[tuple[Name, Cues]]:
    """Return the names with how they are used, without surnames and quarters that bear a far town's name."""
    used = [(name, cues_of(name, scan)) for name in scan.names if _is_readable(name, scan)]
    people = {
        scan.words[name.last - 1].folded
        for name, cues in used
        if cues.use in {"part", "person"} and _is_behind_forename(name, scan)
    }
    quarters = {name.key for name, cues in used if cues.is_quarter}
    return [
        (name, cues)
        for name, cues in used
        if name.key not in quarters and not _is_surname(name, cues, people, scan)
    ]


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
    """Whether the name is one: THE CAR in capitals is no country, 9 October no town."""
    is_short = name.places[0].kind == "country" and len(name.key) <= 3
    if scan.is_upper_case and is_short and "." not in scan.text[name.start : name.end]:
        return False
    return not (name.key in CUES["calendar"] and _is_beside_number(name, scan))


def _is_beside_number(name: Name, scan: Scan) -> bool:
    """Whether a number stands beside a name, as in 9 October, March 5."""
    return scan.text[: name.start].rstrip()[-1:].isdigit() or scan.text[name.end :].lstrip()[:1].isdigit()


def _is_behind_forename(name: Name, scan: Scan) -> bool:
    """Whether a capitalised word stands before the last word of a name: only then that one is a surname."""
    if name.last - 1 > name.first:
        return False
    previous = scan.words[name.first - 1] if name.first else None
    if previous is None or scan.text[previous.end : name.start] not in {" ", ". "}:
        return False
    return previous.text[0].isupper() and not _is_institution(name, scan)


def _is_institution(name: Name, scan: Scan) -> bool:
    """Whether the name goes on as that of a hospital, a school or a street."""
    after = scan.words[name.last] if name.last < len(scan.words) else None
    return after is not None and after.folded in CUES["named_institution"] | CUES["street_type"]


def _is_surname(name: Name, cues: Cues, people: set[str], scan: Scan) -> bool:
    if name.key not in people or name.places[0].kind == "demonym":
        return False
    return not cues.is_locative or _is_possessive(name, scan)


def _is_possessive(name: Name, scan: Scan) -> bool:
    return scan.text[name.end : name.end + 2] in {"'s", "\u2019s"}


def _best(
    name: Name,
    cues: Cues,
    container: Name | None,
    evidence: Evidence,
    told: set[str] | None = None,
) -> KnownPlace | None:
    """Return the likeliest place of a name, or nothing where none is likely enough.

    A town that does not lie where the text says is one that we do not know.
    """
    around = countries_and_areas(container) or told or set()
    if (told or is_wide(container)) and is_elsewhere(name, around):
        return None
    is_anchored = bool(cues.is_locative or cues.type_word)
    if name.is_common and not (is_anchored or around):
        return None
    if name.key in CUES["direction"] and not around:
        return None
    scored = [(_score(place, name, cues, evidence, around), -rank) for rank, place in enumerate(name.places)]
    score, rank = max(scored)
    is_city = is_anchored and name.places[-rank].town_population > SURE_POPULATION
    is_out_of_place = (
        name.is_common
        and not (is_city or evidence.is_upper_case)
        and is_unsupported(name.places[-rank], evidence)
    )
    if not around and (is_out_of_place or is_stray(name.places[-rank], name, evidence)):
        return None
    is_sure_city = is_city and evidence.votes.get(name.places[-rank].country_iso3, 0.0) > 0
    manner = "common" if name.is_common and not is_sure_city else "locative" if is_anchored else "bare"
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
        score += 5.0 if is_inside(place, around) else -2.0
    else:
        score += area_support(place, name, evidence)
    score -= alias_penalty(place, name, evidence)
    if evidence.is_upper_case and place.country_iso3 in CUES["english_speaking"] and not around:
        # Ordinary words in capitals are towns in English-speaking countries.
        score -= 0.0 if place.kind != "city" or place.population > SURE_POPULATION else 3.0
    if place.kind == "country" and names_an_area(name, cues):
        score -= _AREA_NOT_COUNTRY
    if name.is_of_one_country and len(name.key) >= _TELLING_NAME:
        score += 1.5
    is_by_the_way = place.kind == "adm2" or (place.kind == "city" and not place.is_usual_name)
    if is_by_the_way and not cues.type_word and _has_area_of_that_name(name):
        score -= _OTHER_NAME
    if cues.is_around_unknown and place.kind in {"adm1", "adm2"}:
        score += _AROUND_UNKNOWN
    if place.kind == "city" and not cues.type_word and _is_dwarfed(place, name.places[0]):
        score -= _TOWN_FIRST
    return score + _type_agreement(place.kind, cues.type_word)


def _is_dwarfed(town: KnownPlace, first: KnownPlace) -> bool:
    """Whether a far greater area has the name of a town: Florida is the state, not the town in Cuba."""
    return first.kind == "adm1" and first.population > _FAR_GREATER * town.population


def _has_area_of_that_name(name: Name) -> bool:
    return any(place.kind == "adm1" and place.is_usual_name for place in name.places)


def _support(place: KnownPlace, evidence: Evidence) -> float:
    """Return what the rest of the text says of a place: for its country, against it, or near it."""
    share = evidence.votes.get(place.country_iso3, 0.0) / (evidence.total + _DOUBT)
    is_close = any(_are_close(place, point) for point in evidence.points)
    if share or place.kind in {"country", "demonym"}:
        return 4.0 * min(share, 1.0) + 0.5 * is_close
    if is_close:
        return 0.5
    against = -3.0 * evidence.total / (evidence.total + _DOUBT)
    is_of_no_group = evidence.countries_of_groups and place.country_iso3 not in evidence.countries_of_groups
    return against - (_NO_GROUP if is_of_no_group and place.population < SURE_POPULATION else 0.0)


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
