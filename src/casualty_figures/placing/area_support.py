"""What the other names of a text say for or against the first-level area of a place."""

from typing import Final

from casualty_figures.placing.evidence import SURE_POPULATION, Evidence, area_of, own_votes
from casualty_figures.placing.gazetteer.known_places import KnownPlace
from casualty_figures.placing.gazetteer.names import key_of
from casualty_figures.placing.scanning import Name

_ALIAS: Final = 1.0
_GREAT_ALIAS: Final = 3.0
_STRANGE_ALIAS: Final = 1.5
_LEAST_SUPPORT: Final = 0.12
_SUPPORT: Final = 2.0
_MOST_SUPPORT: Final = 3.0
_UNSUPPORTED: Final = 2.5
_AGAINST: Final = 0.7
_CLEAR: Final = 1.2
_CLEAR_OF_BARE: Final = 0.8
_CLEAR_SHARE: Final = 0.6


def area_support(place: KnownPlace, name: Name, evidence: Evidence) -> float:
    """Return what the other names say for the first-level area of a place; a small town needs some."""
    if not place.adm_1 or place.kind not in {"city", "adm2"}:
        return 0.0
    own = own_votes(name, evidence)
    others = evidence.area_votes.get(area_of(place), 0.0) - own.get(area_of(place), 0.0)
    if others < _LEAST_SUPPORT:
        elsewhere = sum(evidence.area_votes.values()) - sum(own.values())
        return 0.0 if _is_known(place, name) else -min(_UNSUPPORTED, _AGAINST * elsewhere)
    return min(_MOST_SUPPORT, _SUPPORT * others)


def _is_known(place: KnownPlace, name: Name) -> bool:
    """Whether a place is large enough to need no other name of its area in the text."""
    return not _is_bare_area(place, name) and place.population > SURE_POPULATION


def _is_bare_area(place: KnownPlace, name: Name) -> bool:
    """Whether a district or county is named without the word for it: Leon, not Leon County."""
    return place.kind == "adm2" and name.key == key_of(place.name)


def is_unsupported(place: KnownPlace, evidence: Evidence) -> bool:
    """Whether no name can lie in the first-level area of a town; for common words, which have no vote."""
    is_town = place.kind in {"city", "adm2"} and bool(evidence.area_votes)
    return is_town and evidence.area_votes.get(area_of(place), 0.0) < _LEAST_SUPPORT


def is_stray(place: KnownPlace, name: Name, evidence: Evidence) -> bool:
    """Whether a small town lies elsewhere than all the text names: Hilton, in a text on Fort Worth."""
    if place.kind not in {"city", "adm2"} or _is_known(place, name):
        return False
    own = own_votes(name, evidence)
    votes = {area: vote - own.get(area, 0.0) for area, vote in evidence.area_votes.items()}
    main = max(votes, key=votes.__getitem__, default=None)
    if main is None or votes.get(area_of(place), 0.0) >= _LEAST_SUPPORT:
        return False
    is_clear = votes[main] > _CLEAR_SHARE * sum(vote for vote in votes.values() if vote > 0)
    least = _CLEAR_OF_BARE if _is_bare_area(place, name) else _CLEAR if len(own) > 1 else 2 * _CLEAR
    return is_clear and votes[main] >= least


def alias_penalty(place: KnownPlace, name: Name, evidence: Evidence) -> float:
    """Return what a town loses that bears the name by the way, where others are known by it: Mora."""
    if place.is_usual_name or place.kind != "city":
        return 0.0
    if not evidence.votes.get(place.country_iso3) and place.population < SURE_POPULATION:
        return _STRANGE_ALIAS
    usual = max((other.town_population for other in name.places if other.is_usual_name), default=-1)
    return 0.0 if usual < 0 else _GREAT_ALIAS if usual > SURE_POPULATION else _ALIAS
