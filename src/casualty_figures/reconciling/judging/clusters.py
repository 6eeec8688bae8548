"""Which testimonies are of one event: a pure function of the judgements.

A reviewer's judgement beats the rule's. Clusters grow by average linkage
(Sokal and Michener, 1958): two are one event while the mean likelihood of
their pairs is high enough; a pair that nobody judged counts as none.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from casualty_figures.reconciling.judging.scoring import TOGETHER
from casualty_figures.reconciling.judging.series import series_of
from casualty_figures.reconciling.testimony import Testimony
from casualty_figures.records.event import Judgement

REVIEWER = "reviewer:"
_NEVER = 1e6
"""Distance of a pair that a reviewer keeps apart: no mean outweighs it."""
_LARGEST = 3_000
"""Accounts whose pairs are compared at once; a larger component is cut at its weaker links first."""

Edges = Mapping[tuple[str, str], float]


def clusters(testimonies: Sequence[Testimony], judgements: Iterable[Judgement]) -> list[list[Testimony]]:
    """Return the testimonies of each event, in their order, the events by the first in each."""
    edges, apart = _edges(judgements)
    by_id = {one.account_id: one for one in testimonies}
    incidents = [one.account_id for one in testimonies if one.kind == "incident"]
    groups = [
        part
        for component in _components(incidents, edges, TOGETHER / 2)
        for part in _cut(component, edges, apart, TOGETHER / 2)
    ]
    told: dict[Hashable, list[Testimony]] = defaultdict(list)
    for number, group in enumerate(groups):
        told[number] = [by_id[key] for key in sorted(group)]
    for one in testimonies:
        if one.kind != "incident":
            told[series_of(one)].append(one)
    return sorted(told.values(), key=lambda group: group[0].account_id)


def _edges(judgements: Iterable[Judgement]) -> tuple[dict[tuple[str, str], float], set[tuple[str, str]]]:
    """Return the likelihood of each pair that somebody judged, and the pairs a reviewer keeps apart.

    Of two reviewers the later one holds.
    """
    edges: dict[tuple[str, str], float] = {}
    reviewed: dict[tuple[str, str], Judgement] = {}
    for one in judgements:
        pair = (one.account_id, one.other_account_id)
        if one.judge.startswith(REVIEWER):
            before = reviewed.get(pair)
            if before is None or (before.judged_at, before.judge) < (one.judged_at, one.judge):
                reviewed[pair] = one
        elif one.score is not None:
            edges[pair] = max(one.score, edges.get(pair, 0.0))
    apart = set()
    for pair, one in reviewed.items():
        if one.judgement == "same":
            edges[pair] = float("inf")
        elif one.judgement == "different":
            edges.pop(pair, None)
            apart.add(pair)
    return edges, apart


def _components(keys: Iterable[str], edges: Edges, least: float) -> list[list[str]]:
    """Return the keys that edges of at least so much tie together, each group sorted."""
    parent = {key: key for key in keys}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for (one, other), score in edges.items():
        if score >= least and one in parent and other in parent:
            first, second = sorted((root(one), root(other)))
            parent[second] = first
    groups = defaultdict(list)
    for key in sorted(parent):
        groups[root(key)].append(key)
    return list(groups.values())


def _cut(component: list[str], edges: Edges, apart: set[tuple[str, str]], least: float) -> list[list[str]]:
    """Return the clusters of a component, by average linkage."""
    if len(component) == 1:
        return [component]
    inside = {pair: edges[pair] for pair in _pairs(component, edges)}
    if len(component) > _LARGEST and least < 1:
        parts = _components(component, inside, least + 0.1)
        return [cluster for part in parts for cluster in _cut(part, inside, apart, least + 0.1)]
    blocks = _components(
        component, inside, float("inf")
    )  # what a reviewer holds for one is one from the start
    if len(blocks) == 1:
        return blocks
    distances = _distances(blocks, inside, apart)
    if distances.max() <= 1 - TOGETHER:  # no mean of these is farther
        return [component]
    if len(blocks) == 2:
        return blocks
    labels = fcluster(linkage(squareform(distances), "average"), 1 - TOGETHER, "distance")
    groups = defaultdict(list)
    for label, block in zip(labels.tolist(), blocks, strict=True):
        groups[label].extend(block)
    return list(groups.values())


def _pairs(component: list[str], edges: Edges) -> Iterable[tuple[str, str]]:
    if len(component) * len(component) < len(edges):
        return [
            (one, other)
            for place, one in enumerate(component)
            for other in component[place + 1 :]
            if (one, other) in edges
        ]
    known = set(component)
    return [(one, other) for one, other in edges if one in known and other in known]


def _distances(
    blocks: Sequence[Sequence[str]], edges: Edges, apart: set[tuple[str, str]]
) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Return one less the mean likelihood of the pairs of each two blocks."""
    block_of = {key: number for number, block in enumerate(blocks) for key in block}
    likely = np.zeros((len(blocks), len(blocks)))
    for (one, other), score in edges.items():
        left, right = block_of[one], block_of[other]
        if left != right:
            share = score / (len(blocks[left]) * len(blocks[right]))
            likely[left, right] += share
            likely[right, left] += share
    distances = 1 - np.minimum(likely, 1)
    for one, other in apart:
        if one in block_of and other in block_of:
            left, right = block_of[one], block_of[other]
            distances[left, right] = distances[right, left] = _NEVER
    np.fill_diagonal(distances, 0)
    return distances
