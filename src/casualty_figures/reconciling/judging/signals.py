"""What speaks for and against two accounts being of one event: a few named signals."""

from collections.abc import Callable
from typing import Any

import numpy as np

from casualty_figures.reconciling.judging.candidates import Pairs
from casualty_figures.reconciling.judging.evidence import Evidence, words_on_the_dead
from casualty_figures.reconciling.judging.keys import Flags, Numbers, Places

_EARTH = 12_742.0
"""Diameter in kilometres."""
_SEVERAL = 5
_UNLIKE = 0.1
ABROAD = "another country"
DATED_APART = "each with another day in its own words"
DAYS_APART = "each with another day, two days apart and more"
TOLD_APART = "other numbers of dead, told in other words"


def signals(evidence: Evidence, pairs: Pairs) -> dict[str, Numbers]:
    """Return the signals of each pair, by name: most are 1 or 0, likeness of texts is between."""
    days, kilometres = _days_apart(evidence, pairs), _kilometres(evidence, pairs)
    reported = _between(evidence.published, pairs)
    killed, injured = _counts(evidence.killed, pairs), _counts(evidence.injured, pairs)
    likeness, shared = _likeness(evidence.words, pairs), _shared(evidence.names, pairs)
    dated = evidence.is_dated[pairs[0]] & evidence.is_dated[pairs[1]]
    known = evidence.has_day[pairs[0]] & evidence.has_day[pairs[1]]
    undated = evidence.is_undated[pairs[0]] ^ evidence.is_undated[pairs[1]]
    return {
        "likeness of the texts": likeness,
        "root of the likeness": np.sqrt(likeness),
        "names shared": np.log1p(shared),
        "share of the names": shared / np.maximum(_fewer(evidence.names, pairs), 1e-9),
        "the same day": _is(days == 0),
        "a day apart": _is(days == 1),
        "two or three days apart": _is((days > 1) & (days <= 3)),
        "up to a week apart": _is((days > 3) & (days <= 7)),
        "over a week apart": _is(days > 7),
        DATED_APART: _is(dated & (days > 0)),
        DAYS_APART: _is(known & (days > 1)),
        "one without a day of its own": _is(undated),
        "over three days apart, one without a day": _is(undated & (days > 3)),
        "within 10 km": _is(kilometres < 10),
        "within 60 km": _is((kilometres >= 10) & (kilometres < 60)),
        "within 300 km": _is((kilometres >= 60) & (kilometres < 300)),
        "over 300 km apart": _is(kilometres >= 300),
        ABROAD: _both(evidence.country, pairs, np.not_equal),
        "another first-level area": _both(evidence.area, pairs, np.not_equal),
        "the same first-level area, no finer": _both(evidence.area, pairs, np.equal)
        * _is(np.isnan(kilometres)),
        "as many killed": killed[0],
        "another number killed": killed[1],
        "as many injured": injured[0],
        "another number injured": injured[1],
        "only one tells of dead": _is(_has(evidence.killed, pairs[0]) != _has(evidence.killed, pairs[1])),
        TOLD_APART: _told_apart(evidence, pairs),
        "reported within a day": _is(reported <= 1),
        "reported within a week": _is((reported > 1) & (reported <= 7)),
        "reported over a month apart": _is(reported > 30),
    }


def _told_apart(evidence: Evidence, pairs: Pairs) -> Numbers:
    """Return 1 where two accounts give far numbers of dead in other words: of another weapon, target or hour.

    Far numbers alone are one event's toll as it rises, other words alone another writer's. Of
    fewer than five dead one article tells one, another tells all.
    """
    one, other = (np.nan_to_num(evidence.killed[side]) for side in pairs)
    most = np.maximum(one, other)
    is_far = (
        (np.minimum(one, other) > 0) & (most >= _SEVERAL) & (np.abs(one - other) > np.maximum(1, most / 10))
    )
    far = np.flatnonzero(is_far)
    apart = np.zeros(len(one))
    places, of_pair = np.unique(np.stack([side[far] for side in pairs]), return_inverse=True)
    told = words_on_the_dead([evidence.testimonies[place] for place in places.tolist()])
    one_side, other_side = of_pair.reshape(2, -1)
    apart[far] = _likeness(told, (one_side, other_side)) < _UNLIKE
    return apart


def _is(condition: Flags) -> Numbers:
    return condition.astype(float)


def _between(values: Numbers, pairs: Pairs) -> Numbers:
    return np.abs(values[pairs[0]] - values[pairs[1]])


def _days_apart(evidence: Evidence, pairs: Pairs) -> Numbers:
    """Return the days between two periods, 0 where they overlap."""
    left, right = pairs
    gap = np.maximum(
        evidence.first_day[right] - evidence.last_day[left],
        evidence.first_day[left] - evidence.last_day[right],
    )
    return np.maximum(gap, 0.0)


def _kilometres(evidence: Evidence, pairs: Pairs) -> Numbers:
    """Return the kilometres between two places that are both finer than an area, else NaN (haversine)."""
    left, right = pairs
    one, other = np.radians(evidence.latitude[left]), np.radians(evidence.latitude[right])
    across = np.radians(evidence.longitude[right] - evidence.longitude[left])
    chord = np.sin((other - one) / 2) ** 2 + np.cos(one) * np.cos(other) * np.sin(across / 2) ** 2
    kilometres = _EARTH * np.arcsin(np.sqrt(np.minimum(1.0, chord)))
    return np.where(evidence.is_fine[left] & evidence.is_fine[right], kilometres, np.nan)


def _both(codes: Places, pairs: Pairs, compare: Callable[[Places, Places], Flags]) -> Numbers:
    one, other = codes[pairs[0]], codes[pairs[1]]
    return _is((one >= 0) & (other >= 0) & compare(one, other))


def _counts(counts: Numbers, pairs: Pairs) -> tuple[Numbers, Numbers]:
    one, other = counts[pairs[0]], counts[pairs[1]]
    return _is(one == other), _is(~np.isnan(one) & ~np.isnan(other) & (one != other))


def _has(counts: Numbers, places: Places) -> Flags:
    return np.asarray(np.nan_to_num(counts[places]) > 0)


def _fewer(names: Any, pairs: Pairs) -> Numbers:  # noqa: ANN401 - scipy's arrays carry no types
    """Return the weight of all names of the account of a pair that has fewer."""
    own = np.asarray(names.sum(axis=1), float).ravel()
    return np.asarray(np.minimum(own[pairs[0]], own[pairs[1]]))


def _shared(names: Any, pairs: Pairs) -> Numbers:  # noqa: ANN401 - as above
    """Return the weight of the names that both accounts tell, of two weights the lower."""
    return np.asarray(names[pairs[0]].minimum(names[pairs[1]]).sum(axis=1)).ravel()


def _likeness(words: Any, pairs: Pairs) -> Numbers:  # noqa: ANN401 - as above
    """Return the products of the rows of two accounts, pair by pair."""
    return np.asarray(words[pairs[0]].multiply(words[pairs[1]]).sum(axis=1)).ravel()
