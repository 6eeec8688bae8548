"""Which accounts tell of the same event, judged pair by pair."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa

from casualty_figures.reconciling.judging.candidates import Pairs, candidates
from casualty_figures.reconciling.judging.evidence import evidence_of
from casualty_figures.reconciling.judging.keys import Keys, Places, key_rows, keys_of, weighed_names
from casualty_figures.reconciling.judging.scoring import SAME, TOLD, UNSURE, likelihoods, reasons, version
from casualty_figures.reconciling.judging.signals import signals
from casualty_figures.reconciling.testimony import Testimony
from casualty_figures.records.event import Judgement

JUDGE = "rule:pair_score"


_BATCH = 250_000
"""Pairs whose words are in memory at once."""

_Scored: TypeAlias = tuple[tuple[str, str], float, str]
"""Two accounts, how likely they are of one event, and why."""


def judged(testimonies: Sequence[Testimony], former: pa.Table, at: datetime) -> list[Judgement]:
    """Return the rule's judgements on the pairs of incidents that may be one, the likely ones only.

    A judgement that stood in `former` keeps its time; a new one is of `at`.
    """
    incidents = [one for one in testimonies if one.kind == "incident"]
    if not incidents:
        return []
    keys = keys_of(key_rows(incidents))
    return judged_pairs(candidates(keys), keys, {one.account_id: one for one in incidents}, former, at)


def judged_pairs(
    pairs: Pairs, keys: Keys, testimonies: Mapping[str, Testimony], former: pa.Table, at: datetime
) -> list[Judgement]:
    """Return the likely ones of some pairs; `keys` have every entry of the names that their accounts tell."""
    names, times = weighed_names(keys), dict(_times(former))
    by_day = np.argsort(np.nan_to_num(keys.published)[pairs[0]], kind="stable")
    ids = keys.account_id.to_pylist()
    return [
        _judgement(*scored, times, at)
        for start in range(0, len(by_day), _BATCH)
        for scored in _scored(
            ids, testimonies, names, [side[by_day[start : start + _BATCH]] for side in pairs]
        )
    ]


def _scored(
    ids: Sequence[str],
    testimonies: Mapping[str, Testimony],
    names: Any,  # noqa: ANN401 - scipy's arrays carry no types
    pairs: Sequence[Places],
) -> Iterator[_Scored]:
    """Yield the likely ones of some pairs."""
    places, of_pair = np.unique(np.stack(pairs), return_inverse=True)
    left, right = of_pair.reshape(2, -1)
    told = [testimonies[ids[place]] for place in places.tolist()]
    seen = signals(evidence_of(told, names[places]), (left, right))
    likely = likelihoods(seen)
    likely_ones = np.flatnonzero(likely >= TOLD)
    for pair, why in zip(likely_ones.tolist(), reasons(seen, likely_ones), strict=True):
        yield (told[left[pair]].account_id, told[right[pair]].account_id), float(likely[pair]), why


def _judgement(
    pair: tuple[str, str], likely: float, why: str, times: Mapping[tuple[str, ...], datetime], at: datetime
) -> Judgement:
    score = round(likely, 4)
    value = "same" if score >= SAME else "unsure" if score >= UNSURE else "different"
    first, second = sorted(pair)
    return Judgement(
        account_id=first,
        other_account_id=second,
        judge=JUDGE,
        judgement=value,
        score=score,
        judge_version=version(),
        judged_at=times.get((first, second, value, version()), at),
        judgement_reason=why,
    )


def _times(former: pa.Table) -> Iterable[tuple[tuple[str, ...], datetime]]:
    names = ("account_id", "other_account_id", "judgement", "judge_version", "judge", "judged_at")
    for *key, judge, time in zip(*(former[name].to_pylist() for name in names), strict=True):
        if judge == JUDGE:
            yield tuple(key), time
