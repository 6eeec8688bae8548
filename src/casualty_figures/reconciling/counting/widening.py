"""How far an estimate may be off where numbers had to be added up, or the dead are told among the hurt."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from casualty_figures.reconciling.counting.voices import Voice
from casualty_figures.reconciling.testimony import Bounds, Testimony

_FEW = 5


def widened(bounds: Bounds, standing: Sequence[Voice], indicator: str, silent: Iterable[Testimony]) -> Bounds:
    """Return the bounds, as wide as what the voices that stand were made of.

    A number added up of several figures may count people twice: the low bound
    goes down to the greatest of them. Where it is less by dead that an article
    seems to count among its injured, the high one goes up to what the figures
    say. Where fewer than five were injured, and an article of `silent` counts dead
    and no injured, the low one goes down to none.
    """
    if bounds.best is None:
        return bounds
    low, high = bounds.low, bounds.high
    for one in standing:
        told = _told(one, indicator)
        if low is not None and len(told) > 1:
            low = min(low, max(told))
        if high is not None and sum(told) > one.number:
            high = max(high, sum(told))
    is_of_few = indicator == "injured" and bounds.best < _FEW
    if low is not None and is_of_few and any(_hurts_only_the_dead(one) for one in silent):
        low = 0
    return replace(bounds, low=low, high=high)


def _told(voice: Voice, indicator: str) -> list[int]:
    """Return the numbers that an account adds up."""
    own = voice.testimony.figures
    told = [one.bounds for one in own if one.indicator == indicator and one.role == "counts"]
    return [one.central for one in told if one.central is not None and one.unit == voice.bounds.unit]


def _hurts_only_the_dead(one: Testimony) -> bool:
    """Whether an account counts dead and no injured, but for those it counts among them."""
    killed, injured = one.counts.get("killed"), one.counts.get("injured")
    if not (one.is_current and killed and killed.central):
        return False
    return one.is_main if injured is None else injured.is_empty
