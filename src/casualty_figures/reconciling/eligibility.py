"""What becomes an event: it needs a day and a place, as UCDP's does (GED codebook, "Event")."""

from collections.abc import Sequence

from casualty_figures.reconciling.testimony import Testimony

_OWN_DAYS = frozenset({"explicit", "relative"})
_DAYS = 3
"""Up to this date_prec a period is a week at most."""
_AREA = 4
"""Up to this where_prec a place is a first-level area at most."""

_PEOPLE = 3
"""One or two people mentioned beside an event are mostly of it: a home or a hospital is read as the place."""
_MANY = 20
"""So many people are an event of their own, not a part of the one beside them."""

MENTION = "mentioned beside another event, without a day and a place of its own, or of one or two people"


def is_event(testimonies: Sequence[Testimony]) -> bool:
    """Whether the testimonies are of an event: an article is about it, or says when and where it was.

    What is only mentioned harms three people or more, or two voices tell of it;
    where it harms many, the day may be that of the text around. Totals and
    stocks are always told for themselves.
    """
    if any(one.is_main or one.kind != "incident" for one in testimonies):
        return True
    n_voices = len({one.origin_id for one in testimonies})
    is_told = n_voices > 1 or max(_people(one) for one in testimonies) >= _PEOPLE
    return is_told and any(_is_placed_in_time(one) for one in testimonies)


def _people(one: Testimony) -> int:
    return sum(bounds.central or 0 for bounds in one.counts.values())


def _is_placed_in_time(one: Testimony) -> bool:
    has_day = one.date_basis in _OWN_DAYS or _people(one) >= _MANY
    has_place = one.where_basis == "explicit" and (one.where_prec or 9) <= _AREA
    return has_day and has_place and (one.date_prec or 9) <= _DAYS
