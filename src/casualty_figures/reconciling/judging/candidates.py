"""Which pairs of accounts are worth a judgement: near in time, and sharing a name or a part of the map.

Cost grows with the accounts and not with their pairs: under each name the
accounts are sorted by day, and each is compared with those next to it.
"""

import numpy as np

from casualty_figures.reconciling.judging.keys import Keys, Numbers, Places

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


def candidates(keys: Keys) -> Pairs:
    """Return the pairs to judge, as places of accounts, the first below the second, each pair once."""
    n = len(keys.account_id)
    by_event = _near(keys, keys.first_day, EVENT_DAYS)
    by_publication = _near(keys, keys.published, PUBLISHED_DAYS)
    pairs = np.unique(np.concatenate([by_event, by_publication]))
    left, right = pairs // max(1, n), pairs % max(1, n)
    apart = keys.article[left] != keys.article[right]  # an article tells its events apart itself
    return left[apart], right[apart]


def _near(keys: Keys, days: Numbers, window: int) -> Places:
    """Return the pairs that share a name or a place and lie within the window, each as one number."""
    n_accounts = np.bincount(keys.key, minlength=keys.n_keys)
    shared = np.flatnonzero(n_accounts[keys.key] > 1)
    rows, names = keys.account[shared], keys.key[shared]
    dated = np.nan_to_num(days, nan=0.0)[rows].astype(np.int64)  # those without a day are near one another
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
    return np.unique(np.concatenate(found))
