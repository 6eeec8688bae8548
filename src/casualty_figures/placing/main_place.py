"""The place an article is about, and what gives way to it."""

import math
from collections import defaultdict
from typing import Final

from casualty_figures.placing.mentions import PlaceMention
from casualty_figures.records import Place

FINER: Final = {
    "city": 1.0,
    "camp": 1.2,
    "adm2": 0.7,
    "adm1": 0.6,
    "region": 0.6,
    "country": 0.0,
    "demonym": -1.0,
}
# An article that names many towns about equally often is about none of them.
_MAIN_SHARE: Final = 0.34
_ASIDE_WEIGHT: Final = 0.3
_COUNTY_DEGREES: Final = 0.75


def main_place(mentions: list[PlaceMention], headline_end: int) -> PlaceMention | None:
    """Return the place the article is about: headline and dateline first, then what it names most."""
    able = [mention for mention in mentions if _tells_the_scene(mention)]
    if not able:
        return max(mentions, key=lambda mention: mention.weight, default=None)
    countries: dict[str, float] = defaultdict(float)
    for mention in able:
        countries[mention.place.country_iso3] += _weight(mention, headline_end)
    country = max(countries, key=countries.__getitem__)
    own = [mention for mention in able if mention.place.country_iso3 == country]
    fine = _told_by_the_body([mention for mention in own if mention.kind != "country"]) or own
    places: dict[tuple[str | None, str], float] = defaultdict(float)
    for mention in fine:
        weight = _weight(mention, headline_end) + FINER[mention.kind]
        places[mention.place.location_name, country] += weight
    best = max(fine, key=lambda m: (places[m.place.location_name, country], -m.char_start))
    towns = [mention for mention in fine if gives_way(best, mention)]
    if towns:
        return max(towns, key=lambda m: (places[m.place.location_name, country], -m.char_start))
    named = {(m.place.location_name, country) for m in fine}
    is_main = places[best.place.location_name, country] >= _MAIN_SHARE * sum(places[name] for name in named)
    wide = [mention for mention in own if mention.kind == "country"]
    return best if is_main or not wide else wide[0]


def _weight(mention: PlaceMention, headline_end: int) -> float:
    weight = mention.weight * (2.0 if mention.char_start < headline_end else 1.0)
    return weight * (_ASIDE_WEIGHT if mention.is_aside else 1.0)


def _tells_the_scene(mention: PlaceMention) -> bool:
    """Whether an article can be about a place for this mention; where people live counts, if little."""
    is_of_residents = mention.use == "actor" and mention.kind in {"city", "camp"}
    return is_of_residents or (mention.use == "place" and mention.kind != "demonym")


def _told_by_the_body(mentions: list[PlaceMention]) -> list[PlaceMention]:
    """Return the mentions without a dateline of another area than all scenes: KABUL, on a raid in Wardak."""
    scenes = {(m.place.country_iso3, m.place.adm_1) for m in mentions if is_anchor(m) and not m.is_dateline}
    told = [m for m in mentions if not m.is_dateline or (m.place.country_iso3, m.place.adm_1) in scenes]
    return told if scenes else mentions


def is_anchor(mention: PlaceMention) -> bool:
    """Whether a mention sets the scene for what follows: "The fighting in Iraq ..."."""
    is_scene = mention.use == "place" and mention.is_locative
    return is_scene and not mention.is_aside and not mention.is_dateline and mention.place.role == "incident"


def gives_way(mention: PlaceMention, focus: PlaceMention) -> bool:
    """Whether a wide place gives way to the article's main town inside it: Brazoria County to Manvel."""
    if mention.kind == "country" and focus.kind in {"city", "camp"}:
        return mention.place.country_iso3 == focus.place.country_iso3
    if mention.kind not in {"adm1", "adm2"} or focus.kind not in {"city", "camp"} or focus.is_aside:
        return False
    is_same_area = (mention.place.country_iso3, mention.place.adm_1) == (
        focus.place.country_iso3,
        focus.place.adm_1,
    )
    return is_same_area and (mention.kind == "adm1" or _are_near(mention.place, focus.place))


def _are_near(one: Place, other: Place) -> bool:
    """Whether two places lie within some eighty kilometres, as a county and a town in it do."""
    north = one.latitude - other.latitude
    east = (one.longitude - other.longitude) * math.cos(math.radians(one.latitude))
    return math.hypot(north, east) < _COUNTY_DEGREES
