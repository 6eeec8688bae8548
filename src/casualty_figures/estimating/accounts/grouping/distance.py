"""Whether two places can be of one event: their names, their areas, and how far they lie apart."""

import math
from collections.abc import Sequence

from casualty_figures.estimating.accounts.grouping.group import Group
from casualty_figures.records import Place

NEAR_KM = 30.0
"""How far one event reaches."""


def places_of(group: Group) -> list[Place]:
    """Return the places that the sentences of an account name for its figures."""
    return [one.place for one in group.known if one.place]


def any_places_of(group: Group) -> list[Place]:
    """Return the places of its figures, wherever they come from but a dateline."""
    return [one.any_place for one in group.known if one.any_place]


def is_one_of(place: Place, places: Sequence[Place]) -> bool:
    """Whether a place has the name of one of the places, or of its area, or lies near one."""
    names = {other.location_name for other in places} | {other.adm_1 for other in places}
    return place.location_name in names or min(kilometres(place, other) for other in places) <= NEAR_KM


def are_told_apart(place: Place, places: Sequence[Place]) -> bool:
    """Whether a place cannot lie in another: both towns, or areas of other names, or of other countries."""
    if any(other.country_iso3 != place.country_iso3 for other in places):
        return True
    finest = min(other.precision for other in places)
    if place.precision <= 2 and finest <= 2:
        return True
    is_area = place.precision == 4 or finest == 4
    return is_area and all(other.adm_1 != place.adm_1 for other in places)


def is_apart_from(one: Place, other: Place) -> bool:
    """Whether two places lie further apart than one event reaches."""
    return kilometres(one, other) > NEAR_KM


def kilometres(one: Place, other: Place) -> float:
    """Return how far two places lie apart."""
    lat, lon, lat2, lon2 = map(math.radians, (one.latitude, one.longitude, other.latitude, other.longitude))
    haversine = (
        math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    )
    return 12742.0 * math.asin(math.sqrt(haversine))
