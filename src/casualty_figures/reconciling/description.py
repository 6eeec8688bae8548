"""What is said of an event as a whole: its kind, cause, period and place, from its testimonies."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from operator import attrgetter
from typing import TypeVar

from casualty_figures.reconciling.testimony import Testimony

_Said = TypeVar("_Said", bound=Hashable)

_UNKNOWN = "unknown"
_OF_A_MENTION = 0.5
_WEIGHT_OF_PERIOD = {
    "explicit": 1.0,
    "relative": 1.0,
    "inherited": 0.8,
    "sentence": 0.7,
    "lead": 0.6,
    "publication": 0.3,
}
_WEIGHT_OF_PLACE = {"explicit": 1.0, "inherited": 0.7, "context": 0.7, "dateline": 0.4}
_DISTRICT = 3
"""From this where_prec on a place is an area."""
_COARSEST, _LONGEST = 9, 9


@dataclass(frozen=True, slots=True)
class Description:
    """What an event is, the testimony that knows its days and the one that knows its place, and who tells."""

    kind: str
    cause: str
    weapon: str
    perpetrator: str | None
    perpetrator_side: str
    when: Testimony
    where: Testimony
    n_articles: int
    n_main_articles: int
    number_of_sources: int
    n_independent_origins: int
    first_reported: date | None
    last_reported: date | None


def described(testimonies: Sequence[Testimony]) -> Description:
    """Return what the testimonies of one event say of it: what most independent voices say.

    A later version of an article speaks for it, a mention beside another
    event weighs half, and who knows nothing gives way.
    """
    speaking = [one for one in testimonies if one.is_current] or list(testimonies)
    days = [one.published for one in testimonies if one.published]
    nobody: tuple[str | None, str] = (None, _UNKNOWN)
    by_whom = _most_said(speaking, lambda one: (one.perpetrator, one.perpetrator_side), nobody)
    return Description(
        kind=speaking[0].kind,
        cause=_most_said(speaking, lambda one: one.cause, _UNKNOWN),
        weapon=_most_said(speaking, lambda one: one.weapon, _UNKNOWN),
        perpetrator=by_whom[0],
        perpetrator_side=by_whom[1],
        when=_best_dated(speaking),
        where=_best_placed(speaking),
        n_articles=len({one.article_id for one in testimonies}),
        n_main_articles=len({one.article_id for one in testimonies if one.is_main}),
        number_of_sources=len({one.publisher for one in testimonies}),
        n_independent_origins=len({one.origin_id for one in testimonies}),
        first_reported=min(days, default=None),
        last_reported=max(days, default=None),
    )


def _most_said(
    speaking: Sequence[Testimony],
    said_by: Callable[[Testimony], _Said],
    nothing: _Said,
    weight_of: Callable[[Testimony], float] = lambda _: 1.0,
) -> _Said:
    """Return what has most weight, one vote an origin and thing said; `nothing` where nobody says more."""
    if len(speaking) == 1:
        return said_by(speaking[0])
    votes: dict[_Said, dict[str, float]] = defaultdict(dict)
    for one in speaking:
        said = said_by(one)
        if said != nothing:
            weight = weight_of(one) * (1.0 if one.is_main else _OF_A_MENTION)
            votes[said][one.origin_id] = max(weight, votes[said].get(one.origin_id, 0.0))
    if not votes:
        return nothing
    return max(votes, key=lambda said: (round(sum(votes[said].values()), 6), str(said)))


def _best_dated(speaking: Sequence[Testimony]) -> Testimony:
    """Return the testimony of the period that most voices give, by their own words before news' day."""
    if len(speaking) == 1:
        return speaking[0]
    dated = _possible([one for one in speaking if one.date_start])
    if not dated:
        return min(speaking, key=_first)
    period = _most_said(dated, _days, None, lambda one: _weight_of_period(one, dated))
    return min(
        (one for one in dated if _days(one) == period), key=lambda one: (_basis_rank(one), *_first(one))
    )


def _possible(dated: list[Testimony]) -> list[Testimony]:
    """Return those whose period began before the incident was first reported; all where none did.

    Later articles tell of the days of arrests, deaths and trials.
    """
    reported = min((one.published for one in dated if one.published and one.kind == "incident"), default=None)
    if reported is None:
        return dated
    return [one for one in dated if one.date_start and one.date_start <= reported] or dated


def _days(one: Testimony) -> tuple[date | None, date | None] | None:
    return one.date_start, one.date_end


def _weight_of_period(one: Testimony, dated: Sequence[Testimony]) -> float:
    """Return how much a period weighs: by its basis, half where it is no day and another gives one in it."""
    weight = _WEIGHT_OF_PERIOD.get(one.date_basis, 0.0)
    return weight / 2 if one.kind == "incident" and any(_is_inside(other, one) for other in dated) else weight


def _is_inside(one: Testimony, other: Testimony) -> bool:
    """Whether the days of one are some of the days of the other, and fewer, by its own words."""
    start, end, other_start, other_end = one.date_start, one.date_end, other.date_start, other.date_end
    if start is None or end is None or other_start is None or other_end is None:
        return False
    is_known = _WEIGHT_OF_PERIOD.get(one.date_basis, 0.0) > _WEIGHT_OF_PERIOD["publication"]
    is_shorter = end - start < other_end - other_start
    return is_known and is_shorter and other_start - timedelta(1) <= start and end <= other_end


def _basis_rank(one: Testimony) -> int:
    return list(_WEIGHT_OF_PERIOD).index(one.date_basis) if one.date_basis in _WEIGHT_OF_PERIOD else _LONGEST


def _best_placed(speaking: Sequence[Testimony]) -> Testimony:
    """Return the testimony of the finest place that most voices give: country, then area, then place."""
    if len(speaking) == 1:
        return speaking[0]
    placed = [one for one in speaking if one.country_iso3]
    for column in ("country_iso3", "adm_1", "location_name"):
        said_by: Callable[[Testimony], str | None] = attrgetter(column)
        told = placed if column != "location_name" else _finest(placed)
        most = _most_said(told, said_by, None, partial(_weight_of_place, said_by=said_by, speaking=speaking))
        placed = [one for one in placed if said_by(one) == most] if most else placed
    return min(
        placed or speaking,
        key=lambda one: (-_weight_of_basis(one), one.where_prec or _COARSEST, *_first(one)),
    )


def _finest(placed: list[Testimony]) -> list[Testimony]:
    """Return those that name a place and no district or region, where any does so but by its dateline."""
    fine = [one for one in placed if (one.where_prec or _COARSEST) < _DISTRICT]
    return fine if any(one.where_basis != "dateline" for one in fine) else placed


def _weight_of_place(
    one: Testimony, said_by: Callable[[Testimony], str | None], speaking: Sequence[Testimony]
) -> float:
    """Return how much a place weighs: by its basis, and by how many voices' texts name it."""
    name = said_by(one)
    n_naming = sum(bool(name) and str(name) in other.told_text for other in speaking)
    return _weight_of_basis(one) + n_naming / len(speaking)


def _weight_of_basis(one: Testimony) -> float:
    return _WEIGHT_OF_PLACE.get(one.where_basis or "", 0.0)


def _first(one: Testimony) -> tuple[bool, date, str]:
    """Return what sorts testimonies: about the event before mentions, then by day."""
    return not one.is_main, one.published or date.max, one.account_id
