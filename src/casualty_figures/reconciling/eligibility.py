"""What becomes an event: it needs a day and a place, as UCDP's does (GED codebook, "Event")."""

from collections.abc import Sequence

from casualty_figures.reconciling.testimony import Testimony

_OWN_DAYS = frozenset({"explicit", "relative"})
_DAYS = 3
"""Up to this date_prec a period is a week at most."""
_AREA = 4
"""Up to this where_prec a place is a first-level area at most."""

MENTION = "mentioned beside another event, without a day and a place of its own"


def is_event(testimonies: Sequence[Testimony]) -> bool:
    """Whether the testimonies are of an event: an article is about it, or says when and where it was.

    Totals and stocks are always told for themselves.
    """
    return any(one.is_main or one.kind != "incident" or _is_placed_in_time(one) for one in testimonies)


def _is_placed_in_time(one: Testimony) -> bool:
    return (
        one.date_basis in _OWN_DAYS
        and (one.date_prec or 9) <= _DAYS
        and one.where_basis == "explicit"
        and (one.where_prec or 9) <= _AREA
    )
