"""How often the figures of each rule are right, and whether their confidence says so.

Sets that code one number a text speak only of the figures that our headline
count rests on: such a figure is right where its own number or the whole count
is the coded one. Sets that list all figures of a text speak of each figure
read. Lists of some figures say nothing of the others and are left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from itertools import groupby, pairwise

from casualty_figures.evaluating.answers import Answer, number_in, number_of, rule_of

FEWEST = 20
"""Observations under which a rule has the confidence of all rules together."""
WEIGHT_OF_MEAN = 20
"""Observations that the mean of all rules counts for in the confidence of one."""
DEFAULT = "default"
BIN_ENDS = (0.6, 0.7, 0.8, 0.85, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure that a labelled set speaks of: the rule that read it, and whether it is right."""

    rule: str
    _: KW_ONLY
    is_right: bool


@dataclass(frozen=True, slots=True)
class RuleConfidence:
    """The confidence of a rule's figures, 0 to 1, from `n` of them."""

    rule: str
    confidence: float
    n: int


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Figures of like confidence: how sure we said we were, on average, and the share that is right."""

    lowest: float
    highest: float
    n: int
    mean_confidence: float
    share_right: float


def observations_in(answer: Answer) -> Iterator[Observation]:
    """Yield the figures of an answer that its record can judge."""
    record = answer.record
    if record.mentions_others:
        return
    if record.is_complete:
        yield from _listed(answer)
        return
    for label, coded in record.gold.items():
        count = answer.count_of(label)
        is_right = number_in(count) == coded
        for figure in count.figures:
            yield Observation(rule_of(figure), is_right=is_right or number_of(figure) == coded)


def _listed(answer: Answer) -> Iterator[Observation]:
    for indicator in dict.fromkeys(key.indicator for key in answer.record.keyed):
        keyed = [key for key in answer.record.keyed if key.indicator == indicator]
        for figure in answer.figures:
            if figure.indicator == indicator and figure.assertion == "affirmed":
                is_right = any(key.unit == figure.unit and key.is_count(number_of(figure)) for key in keyed)
                yield Observation(rule_of(figure), is_right=is_right)


def confidences_from(observations: Iterable[Observation]) -> list[RuleConfidence]:
    """Return the confidence of all rules together, named `default`, and of each rule seen often enough.

    A rule's share of right figures is drawn towards that of all rules, the
    more the fewer of its figures were seen.
    """
    ordered = sorted(observations, key=lambda observation: observation.rule)
    if not ordered:
        raise ValueError("no observations: none of the sets codes anything")
    mean = sum(observation.is_right for observation in ordered) / len(ordered)
    rules = [RuleConfidence(DEFAULT, round(mean, 3), len(ordered))]
    for rule, group in groupby(ordered, key=lambda observation: observation.rule):
        seen = [observation.is_right for observation in group]
        if len(seen) >= FEWEST:
            share = (sum(seen) + WEIGHT_OF_MEAN * mean) / (len(seen) + WEIGHT_OF_MEAN)
            rules.append(RuleConfidence(rule, round(share, 3), len(seen)))
    return rules


def reliability(
    observations: Sequence[Observation], confidences: Iterable[RuleConfidence]
) -> list[ReliabilityBin]:
    """Return how sure and how right figures are that the confidences were not made from, least sure first."""
    of_rule = {confidence.rule: confidence.confidence for confidence in confidences}
    judged = [
        (of_rule.get(observation.rule, of_rule[DEFAULT]), observation.is_right)
        for observation in observations
    ]
    edges = (0.0, *BIN_ENDS, 1.0)
    bins = (_bin(lowest, highest, judged) for lowest, highest in pairwise(edges))
    return [filled for filled in bins if filled is not None]


def _bin(lowest: float, highest: float, judged: Iterable[tuple[float, bool]]) -> ReliabilityBin | None:
    inside = [(sure, right) for sure, right in judged if lowest <= sure < highest or sure == highest == 1.0]
    if not inside:
        return None
    return ReliabilityBin(
        lowest=lowest,
        highest=highest,
        n=len(inside),
        mean_confidence=sum(sure for sure, _ in inside) / len(inside),
        share_right=sum(right for _, right in inside) / len(inside),
    )


def expected_error(bins: Sequence[ReliabilityBin]) -> float:
    """Return the expected calibration error: the mean gap of sure and right, weighed by figures."""
    n = sum(filled.n for filled in bins)
    return sum(filled.n * abs(filled.mean_confidence - filled.share_right) for filled in bins) / n
