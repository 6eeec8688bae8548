"""A period: the days on which something can have happened."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """An interval of whole days, both ends inside it.

    `precision` is UCDP's date_prec: 1 the day, 2 two to six days, 3 a week,
    4 a month, 5 longer. `basis` is `explicit` where the words name the days
    and `relative` where they need the article's date. A start before which
    the words set no limit cannot be made: such words give no period.
    """

    start: date
    end: date
    precision: int
    basis: str

    def __post_init__(self) -> None:
        """Refuse an interval that ends before it begins, and unknown codes."""
        if self.start > self.end:
            raise ValueError(f"a period cannot end before it begins: {self}")
        if not 1 <= self.precision <= 5 or self.basis not in {"explicit", "relative"}:
            raise ValueError(f"not a UCDP date precision or a basis: {self}")
