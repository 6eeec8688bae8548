"""Numbers of people to places along an axis, in percent of its width."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_START = 1.0  # percent; room for a dot at zero
_REACH = 85.0  # percent; the rest is for ranges that stay open to the right
_WIDE = 60  # how many times the smallest number the largest is before the axis turns logarithmic


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class NumberScale:
    """A linear axis from 0 to `top`, or one of log(1 + n), on which 0 has its place too."""

    top: int
    is_logarithmic: bool

    def at(self, number: int) -> float:
        """Return where the number stands, in percent of the axis' width."""
        if self.is_logarithmic:
            return _START + _REACH * math.log1p(number) / math.log1p(self.top)
        return _START + _REACH * number / self.top

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The marks of the axis: powers of ten, or round steps."""
        if self.is_logarithmic:
            numbers = [0, *(10**power for power in range(len(str(self.top))))]
        else:
            step = _round_step(self.top)
            numbers = list(range(0, self.top + 1, step))
        return tuple(Tick(self.at(number), short(number)) for number in numbers if number <= self.top)


def scale_of(numbers: Sequence[int]) -> NumberScale:
    """Return the axis on which all of the numbers can be told apart."""
    positive = [number for number in numbers if number > 0]
    if not positive:
        return NumberScale(top=1, is_logarithmic=False)
    top = max(positive)
    return NumberScale(top, is_logarithmic=top >= _WIDE * min(positive))


def short(number: int) -> str:
    """Return the number as an axis says it: 500, 10k, 2M."""
    for size, letter in ((10**9, "bn"), (10**6, "M"), (10**3, "k")):
        if number >= size:
            return f"{number / size:g}{letter}"
    return str(number)


def _round_step(top: int) -> int:
    """Return the least of 1, 2, 5, 10, 20, 50, ... that divides the axis into at most five."""
    power = int(10 ** (len(str(top)) - 1))
    steps = (power // 10, power // 5, power // 2, power, 2 * power, 5 * power)
    return next(step for step in steps if step and top / step <= 5)
