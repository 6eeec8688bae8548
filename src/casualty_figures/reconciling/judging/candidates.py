"""Which pairs of accounts are worth a judgement: near in time, and sharing a name or a part of the map.

Cost grows with the accounts and not with their pairs: under each name the
accounts are sorted by day, and each is compared with those next to it.
"""

import numpy as np

from casualty_figures.reconciling.judging.keys import Flags, Keys, Numbers, Places

EVENT_DAYS = 10
"""Days between events told with a day that may yet be one: days are misread."""
PUBLISHED_DAYS = 14
RARE, RARE_DAYS = 5, 60
"""Accounts that share a name by which more days are bridged: trials, and victims who die weeks later."""
NEIGHBOURS = 60
"""Accounts after one, under one name and by day, that it is compared with."""

_DAYS = 10**7
"""More than the ordinal of any day."""

Pairs = tuple[Places, Places]


def candidates(keys: Keys, of: Flags | None = None) -> Pairs:
    """Return the pairs to judge, as places of accounts, the first below the second, each pair once.

    They are all, or those with any account of `of`.
    """
    n = len(keys.account_id)
    of = np.ones(n, bool) if of is None else of
    by_event = _near(keys, of, keys.first_day, EVENT_DAYS)
    by_publication = _near(keys, of, keys.published, PUBLISHED_DAYS)
    pairs = _each_once(np.concatenate([by_event, by_publication]))
    left, right = pairs // max(1, n), pairs % max(1, n)
    apart = keys.article[left] != keys.article[right]  # an article tells its events apart itself
    asked = apart & (of[left] | of[right])
    return left[asked], right[asked]


def _near(keys: Keys, of: Flags, days: Numbers, window: int) -> Places:
    """Return the pairs that share a name or a place and lie within the window, each as one number.

    Those with any account of `of` are among them.
    """
    n_accounts = np.bincount(keys.key, minlength=keys.n_keys)
    day = np.nan_to_num(days, nan=0.0).astype(np.int64)  # those without a day are near one another
    shared = np.flatnonzero((n_accounts[keys.key] > 1) & _is_around(day, of)[keys.account])
    rows, names = keys.account[shared], keys.key[shared]
    dated = day[rows]
    order = np.argsort(names * _DAYS + dated, kind="stable")
    rows, names, dated = rows[order], names[order], dated[order]
    bridged = np.where(n_accounts[names] <= RARE, RARE_DAYS, window)
    n, one = np.int64(len(days)), np.arange(len(rows))
    found = [np.empty(0, np.int64)]
    for step in range(1, NEIGHBOURS + 1):
        one = one[: np.searchsorted(one, len(rows) - step)]
        other = one + step
        near = (names[other] == names[one]) & (dated[other] - dated[one] <= bridged[one])
        one, other = one[near], other[near]  # who is not near one is not near the next
        found.append(np.minimum(rows[one], rows[other]) * n + np.maximum(rows[one], rows[other]))
    return _each_once(np.concatenate(found))


def _is_around(day: Places, of: Flags) -> Flags:
    """Return who is near enough to any account of `of` for a pair with it, or to lie between the two."""
    own = np.sort(day[of])
    first, last = (
        np.searchsorted(own, day - RARE_DAYS, "left"),
        np.searchsorted(own, day + RARE_DAYS, "right"),
    )
    return np.asarray(last > first)


def _each_once(values: Places) -> Places:
    """Return the values sorted, each once: `numpy.unique` hashes millions, and takes 20 times as long."""
    ordered = np.sort(values)
    is_last = np.append(ordered[1:] != ordered[:-1], True)[: len(ordered)]
    return np.asarray(ordered[is_last], np.int64)
