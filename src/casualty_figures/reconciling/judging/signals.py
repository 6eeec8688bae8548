"""What speaks for and against two accounts being of one event: a few named signals."""

from collections.abc import Callable

import numpy as np

from casualty_figures.reconciling.judging.candidates import Pairs
from casualty_figures.reconciling.judging.evidence import Evidence, Flags, Numbers, Places

_EARTH = 12_742.0
"""Diameter in kilometres."""


def signals(evidence: Evidence, pairs: Pairs) -> dict[str, Numbers]:
    """Return the signals of each pair, by name: most are 1 or 0, likeness of texts is between."""
    days, kilometres = _days_apart(evidence, pairs), _kilometres(evidence, pairs)
    reported = _between(evidence.published, pairs)
    killed, injured = _counts(evidence.killed, pairs), _counts(evidence.injured, pairs)
    likeness = _likeness(evidence.words, pairs)
    return {
        "likeness of the texts": likeness,
        "root of the likeness": np.sqrt(likeness),
        "names shared": np.log1p(_likeness(evidence.names, pairs)),
        "the same day": _is(days == 0),
        "a day apart": _is(days == 1),
        "two or three days apart": _is((days > 1) & (days <= 3)),
        "up to a week apart": _is((days > 3) & (days <= 7)),
        "over a week apart": _is(days > 7),
        "within 10 km": _is(kilometres < 10),
        "within 60 km": _is((kilometres >= 10) & (kilometres < 60)),
        "within 300 km": _is((kilometres >= 60) & (kilometres < 300)),
        "over 300 km apart": _is(kilometres >= 300),
        "another first-level area": _both(evidence.area, pairs, np.not_equal),
        "the same first-level area, no finer": _both(evidence.area, pairs, np.equal)
        * _is(np.isnan(kilometres)),
        "as many killed": killed[0],
        "another number killed": killed[1],
        "as many injured": injured[0],
        "another number injured": injured[1],
        "only one tells of dead": _is(_has(evidence.killed, pairs[0]) != _has(evidence.killed, pairs[1])),
        "reported within a day": _is(reported <= 1),
        "reported within a week": _is((reported > 1) & (reported <= 7)),
        "reported over a month apart": _is(reported > 30),
    }


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


_BATCH = 100_000


def _likeness(rows: object, pairs: Pairs) -> Numbers:
    """Return the products of the rows of two accounts, pair by pair."""
    found = [np.empty(0)]
    for start in range(0, len(pairs[0]), _BATCH):
        one, other = (side[start : start + _BATCH] for side in pairs)
        found.append(np.asarray(rows[one].multiply(rows[other]).sum(axis=1)).ravel())  # type: ignore[index]
    return np.concatenate(found)
