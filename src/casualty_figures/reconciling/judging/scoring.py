"""How likely two accounts are of one event: a weighted sum of signals.

Logistic regression (Fellegi and Sunter, "A theory for record linkage", 1969,
with weights fitted and not counted). The weights are `tables/weights.tsv`,
which `benchmarks/pair_weights.py` fits on a labelled set.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import numpy as np

from casualty_figures.reconciling.judging.keys import Numbers, Places
from casualty_figures.reconciling.judging.tables import own_table

START = "start"
"""The row of the weights that every pair has."""
SAME, UNSURE, TOLD = 0.5, 0.2, 0.05
"""From which likelihood on a judgement is same, and unsure; below the last a pair gets none."""
_RULES = 2
"""Goes up with each change of what a signal means or of which pairs are judged: all are judged anew."""
TOGETHER = 0.36
"""Mean likelihood of the pairs of two clusters from which on they are one event (average linkage).

Above a third: a vague account joins no two that have nothing else in common.
"""


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each signal, in logarithms of odds."""
    rows = own_table("weights").select("signal", "weight")
    return MappingProxyType({signal: float(weight) for signal, weight in rows})


@cache
def version() -> str:
    """Return the hash of weights and words, twelve characters: judgements by others were other judgements."""
    said = [f"{row}" for name in ("weights", "common_words") for row in own_table(name).rows]
    return hashlib.sha256("\n".join([*said, f"{SAME} {UNSURE} {TOLD} {_RULES}"]).encode()).hexdigest()[:12]


def likelihoods(signals: Mapping[str, Numbers]) -> Numbers:
    """Return for each pair how likely it is of one event, between 0 and 1."""
    weighed = weights()
    total = sum((weighed[name] * values for name, values in signals.items()), np.float64(weighed[START]))
    return np.asarray(1 / (1 + np.exp(-total)), float)


_SAID = 3
"""Signals that a reason names at most."""


def reasons(signals: Mapping[str, Numbers], pairs: Places) -> list[str]:
    """Return for each of some pairs the signals that weighed most in it, in words, each with + or -."""
    names = sorted(signals)
    weighed = np.column_stack([weights()[name] * signals[name][pairs] for name in names])
    order = np.argsort(-np.abs(weighed), axis=1, kind="stable")[:, :_SAID]
    most = np.take_along_axis(weighed, order, axis=1)
    return [
        "; ".join(f"{names[place]} ({value:+.1f})" for place, value in zip(*own, strict=True) if value)
        or "nothing speaks for it"
        for own in zip(order.tolist(), most.tolist(), strict=True)
    ]
