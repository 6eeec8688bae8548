"""The injured who died since: who counts more dead counts fewer injured."""

from collections.abc import Sequence
from dataclasses import replace

from casualty_figures.reconciling.counting.voices import Voice
from casualty_figures.reconciling.testimony import Bounds, Testimony

_FEW = 5
"""So many injured may all be meant by the dead that others count; of more, some are left."""


def tells_who_died_since(one: Voice, other: Voice) -> bool:
    """Whether one voice on the injured harms as many as the other, and more of them are dead.

    It is not told earlier: two shot are two injured first, then one dead and one injured.
    """
    dead, other_dead = n_dead(one.testimony), n_dead(other.testimony)
    return dead > other_dead and one.day >= other.day and one.number + dead == other.number + other_dead


def n_dead(testimony: Testimony) -> int:
    """Return how many dead an account counts, 0 where it tells of none."""
    bounds = testimony.counts.get("killed")
    return (bounds.central or 0) if bounds else 0


def without_those_who_died(
    injured: Bounds, hurt: Sequence[Voice], killed: Bounds, dead: Sequence[Voice]
) -> Bounds | None:
    """Return how many injured are left where voices count more dead and no injured; `None` where none died.

    `hurt` and `dead` are the voices on the injured and the killed that stand.
    Where fewer than five were injured and as many more are dead, nobody may
    be left: the best number is none. Else the low one is less by those who died.
    """
    if not hurt or injured.central is None or killed.best is None:
        return None
    died = killed.best - max(n_dead(one.testimony) for one in hurt)
    since = [one for one in dead if one.number == killed.best and one.day >= max(voice.day for voice in hurt)]
    if died <= 0 or not since:
        return None
    if injured.central >= _FEW or injured.central > died:
        low = None if injured.low is None else max(0, injured.low - died)
        return replace(injured, low=low)
    return replace(injured, low=0, best=0)
