"""The place of an account, and which of its figures take it over."""

from collections import Counter
from collections.abc import Sequence

from casualty_figures.estimating.accounts.grouping.group import Group
from casualty_figures.estimating.accounts.kinds import INCIDENT
from casualty_figures.estimating.accounts.telling import Telling
from casualty_figures.languages.en.context.event_cues import has_cue
from casualty_figures.placing import PlaceMention
from casualty_figures.records import Figure, Place

_AREA = 4
_COUNTRY = 6
_FEW_PLACES = 2
_NATIONAL = frozenset({"country", "demonym"})
_MONTH, _YEARLONG = 27, 300
_MANY = 100
"""As many in a month, or as many of a running total, are told of a country."""
_ALIKE = 4
_HURT = frozenset({"killed", "injured", "missing"})


def place_of(group: Group) -> Place | None:
    """Return the place an incident is at: the finest its sentences name in the country of most figures."""
    if is_national(group):
        return None
    countries = Counter(one.figure.country_iso3 for one in group.tellings if one.figure.country_iso3)
    country = countries.most_common(1)[0][0] if countries else None
    named = [one.place for one in group.tellings if one.place]
    own = [place for place in named if country in {None, place.country_iso3}]
    votes = Counter(place.location_name for place in own)
    return min(
        own, key=lambda place: (max(place.precision, _AREA - 1), -votes[place.location_name]), default=None
    )


def is_national(group: Group) -> bool:
    """Whether an account is of a country: its largest number counts over long, or all over the country."""
    hurt = [one for one in group.known if one.figure.indicator in _HURT]
    largest = max(hurt or group.known, key=lambda one: one.number)
    if largest.place is not None or has_cue(largest.sentence, "local"):
        return False
    if any(_is_nationwide(one) for one in hurt or group.known if one.number * _ALIKE >= largest.number):
        return True
    if not hurt or largest.number < _MANY:
        return False
    days = largest.span.days if largest.span else 0
    is_over_weeks = largest.figure.measure == "cumulative" and days >= _MONTH
    return is_over_weeks or (group.kind != INCIDENT and not _is_of_one_place(group))


def _is_nationwide(one: Telling) -> bool:
    return one.place is None and has_cue(one.sentence, "nationwide") and not has_cue(one.sentence, "local")


def _moved_over_years(one: Telling, group: Group) -> bool:
    """Whether a figure counts people who moved over a year or so, which is of the country, not of a town."""
    is_long = one.span is not None and one.span.days > _YEARLONG
    is_moved = group.kind != INCIDENT and one.figure.indicator not in _HURT
    return is_long and is_moved and not has_cue(one.sentence, "local")


def _is_of_one_place(group: Group) -> bool:
    """Whether a running total is told of a town or an area: 242 people shot in the city this year."""
    return any(one.place is not None or has_cue(one.sentence, "local") for one in group.known)


def placed(one: Telling, group: Group, place: Place | None, mentions: Sequence[PlaceMention]) -> Figure:
    """Return the figure at the place of its account where it has none of its own.

    What counts over weeks or all over a country is of the country, unless its
    own sentence names a finer place.
    """
    figure = one.figure
    if one.place is not None:
        return figure
    is_of_a_scene = one.near_place is not None and figure.measure == "incident"
    is_wide = _is_nationwide(one) or _moved_over_years(one, group)
    if is_wide or (is_national(group) and not is_of_a_scene):
        wide = _country_of(figure, mentions)
        is_finer = figure.where_basis != "explicit" and (figure.where_prec or _COUNTRY) < _COUNTRY
        return _at(figure, wide, "context") if wide and is_finer else figure
    if group.kind != INCIDENT or place is None or one.any_place is not None:
        return figure
    if figure.country_iso3 not in {None, place.country_iso3}:
        return figure
    is_wider = _counts_several_places(one, group) or _is_of_parts(place, one, group)
    return figure if is_wider else _at(figure, place, "inherited")


def _country_of(figure: Figure, mentions: Sequence[PlaceMention]) -> Place | None:
    return next(
        (
            one.place
            for one in mentions
            if one.kind in _NATIONAL and one.place.country_iso3 == figure.country_iso3
        ),
        None,
    )


def _at(figure: Figure, place: Place, basis: str) -> Figure:
    return figure.at(place, basis=basis, role=figure.location_role or place.role)


def _counts_several_places(one: Telling, group: Group) -> bool:
    """Whether a figure counts the people of several places that its account names."""
    named = {other.place.location_name for other in group.known if other.place}
    return len(named) > _FEW_PLACES and one.number == max(other.number for other in group.known)


def _is_of_parts(place: Place, one: Telling, group: Group) -> bool:
    """Whether only some of the people are told of the place: 45 in Sudan, 30 of them in Khartoum."""
    there = [other for other in group.tellings if other.place and other.place == place]
    return bool(there) and all(
        other.figure.subset_of_figure_id == one.figure.figure_id and other.number < one.number
        for other in there
    )
