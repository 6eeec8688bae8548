"""Which accounts tell of the same event, judged pair by pair."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import numpy as np
import pyarrow as pa

from casualty_figures.reconciling.judging.candidates import candidates
from casualty_figures.reconciling.judging.evidence import evidence_of
from casualty_figures.reconciling.judging.scoring import SAME, TOLD, UNSURE, likelihoods, reason, version
from casualty_figures.reconciling.judging.signals import signals
from casualty_figures.reconciling.testimony import Testimony
from casualty_figures.records.event import Judgement

JUDGE = "rule:pair_score"


def judged(testimonies: Sequence[Testimony], former: pa.Table, at: datetime) -> list[Judgement]:
    """Return the rule's judgements on the pairs of incidents that may be one, the likely ones only.

    A judgement that stood in `former` keeps its time; a new one is of `at`.
    """
    incidents = [one for one in testimonies if one.kind == "incident"]
    if not incidents:
        return []
    evidence = evidence_of(incidents)
    left, right = candidates(evidence)
    seen = signals(evidence, (left, right))
    likely = likelihoods(seen)
    times = dict(_times(former))
    return [
        _judgement(
            (incidents[left[pair]].account_id, incidents[right[pair]].account_id),
            float(likely[pair]),
            reason(seen, pair),
            times,
            at,
        )
        for pair in np.flatnonzero(likely >= TOLD).tolist()
    ]


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
