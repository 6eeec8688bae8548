"""The places a text names, and the country it is about."""

from dataclasses import dataclass
from typing import Final

from casualty_figures.placing.gazetteer.cache import ready_gazetteer
from casualty_figures.placing.gazetteer.known_places import Gazetteer
from casualty_figures.placing.resolving import LEAST_EVIDENCE, Resolved, country_votes, resolve
from casualty_figures.placing.scanning import scan
from casualty_figures.records import Place

_PRECISION: Final = {"country": 6, "demonym": 6, "region": 5, "adm1": 4, "adm2": 3, "city": 1, "camp": 1}


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place a text names: `text[char_start:char_end]` are the words.

    `kind` is country, adm1, adm2, city, region, camp or demonym; `use` is
    place, actor, speaker or organisation; `is_locative` says that something
    is said to happen in, at, near, from or to it; `is_aside` that people were
    taken or held there after what happened.
    """

    place: Place
    kind: str
    use: str
    is_locative: bool
    is_dateline: bool
    is_aside: bool
    char_start: int
    char_end: int
    weight: float


def place_mentions(
    text: str, gazetteer: Gazetteer | None = None, *, country: str | None = None
) -> list[PlaceMention]:
    """Return the places `text` names, from left to right.

    `country` is the one that the source of the text tells of (ISO alpha-3): of
    places with one name that one there is meant, where the text does not tell.

    Names of people, of organisations' pieces and of common words are left
    out. Without a gazetteer the one of the user's cache is used, and built
    first where it is absent.
    """
    found = resolve(scan(text, gazetteer or ready_gazetteer()), country)
    return [_mention(one) for one in found]


def country_of(text: str, gazetteer: Gazetteer | None = None) -> str | None:
    """Return the ISO alpha-3 code of the country a text is about, or nothing where it names no place."""
    votes = country_votes(resolve(scan(text, gazetteer or ready_gazetteer())))
    best = max(votes, key=votes.__getitem__, default=None)
    return best if best and votes[best] > LEAST_EVIDENCE else None


def _mention(found: Resolved) -> PlaceMention:
    return PlaceMention(
        place=_place(found),
        kind=found.place.kind,
        use=found.cues.use,
        is_locative=found.cues.is_locative or bool(found.cues.type_word),
        is_dateline=found.cues.is_dateline or found.cues.is_outlet,
        is_aside=found.cues.is_aside,
        char_start=found.name.start,
        char_end=found.name.end,
        weight=found.weight,
    )


def _place(found: Resolved) -> Place:
    """Return the place as the record keeps it; near a town is precision 2 (UCDP)."""
    known = found.place
    precision = _PRECISION[known.kind]
    if (found.cues.is_near or found.cues.is_outlet) and precision == 1:
        precision = 2
    if found.cues.is_around_unknown and precision == 1:
        precision = 3  # what happened in a village of Khuzdar was not in Khuzdar town
    is_country = known.kind in {"country", "demonym"}
    return Place(
        country=known.country,
        country_iso3=known.country_iso3,
        adm_1=known.adm_1,
        adm_1_iso=known.adm_1_iso,
        location_name=None if is_country else known.name,
        geonames_id=None if is_country else known.geonames_id,
        latitude=known.latitude,
        longitude=known.longitude,
        precision=precision,
        role=found.cues.role,
    )
