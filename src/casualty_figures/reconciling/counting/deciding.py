"""Low, best and high of the voices that stand, and the rule that decides."""

from collections import Counter
from collections.abc import Sequence

from casualty_figures.reconciling.counting.agreement import is_near
from casualty_figures.reconciling.counting.voices import Voice
from casualty_figures.reconciling.testimony import Bounds


def decided(voices: Sequence[Voice], standing: Sequence[Voice], indicator: str) -> tuple[Bounds, str]:
    """Return the bounds that the voices support, and the name of the rule that decided.

    `standing` are those of `voices` that no later one replaces.
    """
    if not standing:
        return Bounds(None, None, None), "none_counts"
    if len(voices) == 1:
        return standing[0].bounds, "one_origin"
    numbered = _surest(standing)
    if not numbered:
        return _only_bounds(standing), "bounds"
    best = _most_told(numbered, indicator)
    return _around(best, standing), _rule(voices, standing, numbered)


def _surest(standing: Sequence[Voice]) -> list[Voice]:
    """Return the voices that give one number, else those that give a range, else those with any best."""
    exact = [one for one in standing if one.is_exact]
    closed = exact or [one for one in standing if one.is_closed]
    return closed or [one for one in standing if one.bounds.best is not None]


def _rule(voices: Sequence[Voice], standing: Sequence[Voice], numbered: Sequence[Voice]) -> str:
    if len(standing) < len(voices):
        has_risen = max(one.number for one in voices) == max(one.number for one in standing)
        return "rising_toll" if has_risen else "revised_toll"
    is_one_number = len({one.number for one in numbered}) == 1
    if is_one_number and all(is_near(one.number, numbered[0].number) for one in standing):
        return "agreement"
    if len(numbered) == 1:
        return "exact_number"
    if is_one_number:
        return "most_origins"
    (_, most), (_, next_most) = Counter(one.number for one in numbered).most_common(2)
    return "most_origins" if most > next_most else "median"


def _most_told(numbered: Sequence[Voice], indicator: str) -> int:
    """Return the number that most voices give: as theirs, beside theirs, and in articles about the event.

    Among numbers that as many give, the one nearest the middle.
    """
    told = Counter(one.number for one in numbered)
    if len(told) == 1:
        return numbered[0].number
    beside = Counter(number for one in numbered for number in one.beside)
    about = Counter(one.number for one in numbered if one.testimony.is_main)
    middle = _middle(sorted(one.number for one in numbered), indicator)
    return max(
        told,
        key=lambda number: (told[number], beside[number], about[number], -abs(number - middle), -number),
    )


def _middle(ordered: Sequence[int], indicator: str) -> int:
    """Return the middle number, of two the lower; the higher where the lower is nobody.

    So it is of two numbers of dead that are near: an article may tell of some
    of them only. Articles differ on whom to call injured.
    """
    lower, upper = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    is_of_some = indicator == "killed" and is_near(lower, upper)
    return upper if is_of_some or not lower else lower


def _around(best: int, standing: Sequence[Voice]) -> Bounds:
    """Return the bounds round the best number.

    A number widens them; a range does where the best is not inside; a lower
    bound lifts the low one as far as the best. What lies outside them with an
    open bound of its own opens that side.
    """
    telling = [one for one in standing if one.is_exact or (one.is_closed and not _holds(one, best))]
    telling = telling or [one for one in standing if one.bounds.best is not None]
    low, high = _lowest(telling), _highest(telling)
    floors = [one.bounds.low for one in standing if one.bounds.high is None and one.bounds.low is not None]
    far = [one for one in standing if not is_near(one.number, best)]
    if low is not None and any(one.bounds.low is None and one.number < low for one in far):
        low = None
    elif floors:
        low = max(floors if low is None else [low, *floors])
    numbers = [*floors, *(one.number for one in far if one.bounds.high is None)]
    if high is not None and max(numbers, default=0) > high:
        high = None
    low = None if low is None else min(low, best)
    return Bounds(low, best, None if high is None else max(high, best), standing[0].bounds.unit)


def _lowest(telling: Sequence[Voice]) -> int | None:
    lows = [one.bounds.low for one in telling if one.bounds.low is not None]
    return min(lows) if len(lows) == len(telling) else None


def _highest(telling: Sequence[Voice]) -> int | None:
    highs = [one.bounds.high for one in telling if one.bounds.high is not None]
    return max(highs) if len(highs) == len(telling) else None


def _holds(voice: Voice, number: int) -> bool:
    low, high = voice.bounds.low, voice.bounds.high
    return (low is None or low <= number) and (high is None or number <= high)


def _only_bounds(standing: Sequence[Voice]) -> Bounds:
    """Return what bounds alone support: the highest lower one, and the lowest upper one above it."""
    lows = [one.bounds.low for one in standing if one.bounds.low is not None]
    highs = [one.bounds.high for one in standing if one.bounds.high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is not None and high is not None and high < low:
        high = None
    return Bounds(low, None, high, standing[0].bounds.unit)
