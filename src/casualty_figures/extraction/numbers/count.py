"""What words for a number can mean."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """The units a phrase can mean; `high` is `None` where the words set no upper bound."""

    quantifier: str
    low: int | None
    best: int | None
    high: int | None
    vague_rule: str | None = None

    def __post_init__(self) -> None:
        """Refuse a count without a bound, below zero, or with its bounds out of order."""
        bounds = [bound for bound in (self.low, self.best, self.high) if bound is not None]
        if not bounds or bounds != sorted(bounds) or bounds[0] < 0:
            raise ValueError(f"not a count of people: {self}")

    @property
    def central(self) -> int:
        """The number the words name, else the nearest bound they give."""
        for bound in (self.best, self.low, self.high):
            if bound is not None:
                return bound
        raise AssertionError("a count has a bound")


@dataclass(frozen=True, slots=True)
class CountMention:
    """A count and its place in the sentence; `is_further` where it adds to an earlier one ("another 12")."""

    start: int
    end: int
    count: Count
    is_further: bool = False


def exactly(number: int) -> Count:
    """Return the count of a bare number."""
    return Count("exact", number, number, number)


def bounded(quantifier: str, number: int) -> Count:
    """Return the count of a number behind a quantifier, by the table of numbers."""
    match quantifier:
        case "at_least" | "more_than":
            return Count(quantifier, number, number, None)
        case "at_most" | "less_than":
            return Count(quantifier, None, None, number)
        case "approximately":
            return Count(quantifier, None, number, None)
        case "nearly":
            return Count(quantifier, None, number, number)
        case _:
            return exactly(number)
