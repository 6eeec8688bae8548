"""Which pairs of accounts are worth a judgement: near in time, and sharing a name or a part of the map.

Cost grows with the accounts and not with their pairs: under each name the
accounts are sorted by day, and each is compared with those next to it.
"""

import numpy as np
from numpy.typing import NDArray

from casualty_figures.reconciling.judging.evidence import Evidence, Numbers, Places

EVENT_DAYS = 10
"""Days between events told with a day that may yet be one: days are misread."""
PUBLISHED_DAYS = 14
RARE, RARE_DAYS = 5, 60
"""Accounts that share a name by which more days are bridged: trials, and victims who die weeks later."""
NEIGHBOURS = 60
"""Accounts after one, under one name and by day, that it is compared with."""

Pairs = tuple[Places, Places]


def candidates(evidence: Evidence) -> Pairs:
    """Return the pairs to judge, as places of accounts, the first below the second, each pair once."""
    n = len(evidence.article)
    by_event = _near(evidence, evidence.first_day, EVENT_DAYS)
    by_publication = _near(evidence, evidence.published, PUBLISHED_DAYS)
    pairs = np.unique(np.concatenate([by_event, by_publication]))
    left, right = pairs // max(1, n), pairs % max(1, n)
    apart = evidence.article[left] != evidence.article[right]  # an article tells its events apart itself
    return left[apart], right[apart]


def _near(evidence: Evidence, days: Numbers, window: int) -> NDArray[np.int64]:
    """Return the pairs that share a name or a place and lie within the window, each as one number."""
    entries = evidence.blocks.tocoo()
    rows, names = entries.coords
    dated = np.nan_to_num(days, nan=0.0)[rows]  # those without a day are near one another
    order = np.lexsort((rows, dated, names))
    rows, names, dated = rows[order].astype(np.int64), names[order], dated[order]
    n = np.int64(len(days))
    n_accounts = np.bincount(names, minlength=1)
    bridged = np.where(n_accounts[names] <= RARE, RARE_DAYS, window)
    found = [np.empty(0, np.int64)]
    for step in range(1, NEIGHBOURS + 1):
        near = (names[step:] == names[:-step]) & (dated[step:] - dated[:-step] <= bridged[step:])
        if not near.any():
            break
        one, other = rows[:-step][near], rows[step:][near]
        found.append(np.unique(np.minimum(one, other) * n + np.maximum(one, other)))
    return np.unique(np.concatenate(found))
