"""What counts add up to."""

from collections.abc import Iterable, Sequence

from casualty_figures.extraction.numbers.count import Count

_QUANTIFIERS = {
    (True, True, True): "exact",
    (True, True, False): "at_least",
    (False, True, False): "approximately",
    (False, True, True): "nearly",
    (True, False, True): "between",
    (False, False, True): "at_most",
    (True, False, False): "vague",
}
"""What a sum is called by the bounds it has: low, best, high."""


def sum_of(counts: Sequence[Count]) -> Count | None:
    """Return what the counts add up to, each bound only where all have it; `None` where no bound is left."""
    low = _added(count.low for count in counts)
    best = _added(count.best for count in counts)
    high = _added(count.high for count in counts)
    quantifier = _QUANTIFIERS.get((low is not None, best is not None, high is not None))
    if quantifier is None:
        return None
    if quantifier != "vague":
        return Count(quantifier, low, best, high)
    rule = next((count.vague_rule for count in counts if count.vague_rule), None)
    return Count(quantifier, low, best, high, rule) if rule else None


def _added(bounds: Iterable[int | None]) -> int | None:
    total = 0
    for bound in bounds:
        if bound is None:
            return None
        total += bound
    return total
