"""Whose judgements may be others now that some accounts came, went or changed."""

import numpy as np

from casualty_figures.reconciling.judging.candidates import RARE, candidates
from casualty_figures.reconciling.judging.keys import Flags, Keys, weights_of_names


def touched(keys: Keys, is_held: Flags, was_held: Flags) -> Flags:
    """Return the accounts held of which a pair may be judged otherwise than before.

    `keys` are of all accounts held now or before, an account that changed twice
    among them: as it is, and as it was. Touched is what came or changed, what is or
    was compared with it, and what shares a name with it of which the weight or the
    days that it bridges are others now. No other pair knows of the change.
    """
    changed = is_held ^ was_held
    now, before = (keys.of(side, changed) for side in (is_held, was_held))
    found = changed.copy()
    for side in (now, before):
        left, right = candidates(side, changed)
        found[left[changed[right]]] = True
        found[right[changed[left]]] = True
    n_now, n_before = (np.bincount(side.key, minlength=keys.n_keys) for side in (now, before))
    may_bridge = (n_now != n_before) & (np.minimum(n_now, n_before) <= RARE)
    for side in (now, before):
        found[side.account[may_bridge[side.key]]] = True
    stayed = is_held & was_held
    found[_stayed(now, stayed)[_weights(now, stayed) != _weights(before, stayed)]] = True
    return found & is_held


def _stayed(keys: Keys, stayed: Flags) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    accounts = keys.account[keys.is_name]
    return accounts[stayed[accounts]]


def _weights(keys: Keys, stayed: Flags) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return weights_of_names(keys)[stayed[keys.account[keys.is_name]]]
