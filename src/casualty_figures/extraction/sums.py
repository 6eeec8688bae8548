"""What counts add up to."""

from collections.abc import Iterable, Sequence

from casualty_figures.extraction.count import Count


def sum_of(counts: Sequence[Count]) -> Count | None:
    """Return what the counts add up to, each bound only where all have it."""
    low = _added([count.low for count in counts])
    best = _added([count.best for count in counts])
    high = _added([count.high for count in counts])
    match (low is not None, best is not None, high is not None):
        case (True, True, True):
            return Count("exact", low, best, high)
        case (True, True, False):
            return Count("at_least", low, best, None)
        case (False, True, False):
            return Count("approximately", None, best, None)
        case (False, True, True):
            return Count("nearly", None, best, high)
        case (True, False, True):
            return Count("between", low, None, high)
        case (False, False, True):
            return Count("at_most", None, None, high)
        case (True, False, False):
            rule = next((count.vague_rule for count in counts if count.vague_rule), None)
            return Count("vague", low, None, None, rule) if rule else None
        case _:
            return None


def _added(bounds: Iterable[int | None]) -> int | None:
    total = 0
    for bound in bounds:
        if bound is None:
            return None
        total += bound
    return total
