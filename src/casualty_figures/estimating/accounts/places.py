"""The place of an account, and which of its figures take it over."""

from collections import Counter
from collections.abc import Sequence

from casualty_figures.estimating.accounts.grouping.group import Group
from casualty_figures.estimating.accounts.kinds import INCIDENT
from casualty_figures.estimating.accounts.telling import Telling
from casualty_figures.placing import PlaceMention
from casualty_figures.records import Figure, Place

_AREA = 4
_COUNTRY = 6
_FEW_PLACES = 2
_YEARLONG = 300


def place_of(group: Group) -> Place | None:
    """Return the place an incident is at: the finest its sentences name in the country of most figures."""
    countries = Counter(one.figure.country_iso3 for one in group.tellings if one.figure.country_iso3)
    country = countries.most_common(1)[0][0] if countries else None
    named = [one.place for one in group.tellings if one.place]
    own = [place for place in named if country in {None, place.country_iso3}]
    votes = Counter(place.location_name for place in own)
    return min(
        own, key=lambda place: (max(place.precision, _AREA - 1), -votes[place.location_name]), default=None
    )


def placed(one: Telling, group: Group, place: Place | None, mentions: Sequence[PlaceMention]) -> Figure:
    """Return the figure at the place of its account where it has none of its own.

    What counts over years is of a country, unless its own sentence names a finer place.
    """
    figure = one.figure
    if one.place is not None:
        return figure
    if group.kind != INCIDENT:
        wide = _country_of(figure, mentions)
        is_finer = figure.where_basis != "explicit" and (figure.where_prec or _COUNTRY) < _COUNTRY
        is_of_years = one.span is not None and one.span.days > _YEARLONG
        return _at(figure, wide, "context") if wide and is_finer and is_of_years else figure
    if place is None or one.any_place is not None or figure.country_iso3 not in {None, place.country_iso3}:
        return figure
    return figure if _counts_several_places(one, group) else _at(figure, place, "inherited")


def _country_of(figure: Figure, mentions: Sequence[PlaceMention]) -> Place | None:
    return next(
        (
            one.place
            for one in mentions
            if one.kind == "country" and one.place.country_iso3 == figure.country_iso3
        ),
        None,
    )


def _at(figure: Figure, place: Place, basis: str) -> Figure:
    return figure.at(place, basis=basis, role=figure.location_role or place.role)


def _counts_several_places(one: Telling, group: Group) -> bool:
    """Whether a figure counts the people of several places that its account names."""
    named = {other.place.location_name for other in group.known if other.place}
    return len(named) > _FEW_PLACES and one.number == max(other.number for other in group.known)
