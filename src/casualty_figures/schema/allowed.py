"""The values a column allows, in words: the same in metadata, codebook and documentation."""

from datetime import date
from typing import assert_never

from casualty_figures.schema.model import Between, Check, Column, Matches, OneOf


def allowed_values(column: Column) -> str | None:
    """Return the values `column` allows, or `None` where any value of its type will do."""
    return "; ".join(_allowed(check) for check in column.meaning.checks) or None


def _allowed(check: Check) -> str:
    match check:
        case Between(low, high):
            ends = (("at least", low), ("at most", high))
            return " and ".join(f"{words} {_bound(end)}" for words, end in ends if end is not None)
        case OneOf(codes):
            return ", ".join(codes)
        case Matches(pattern):
            return f"matches {pattern}"
        case _:
            assert_never(check)


def _bound(end: float | date) -> str:
    return f"{end:g}" if isinstance(end, float) else str(end)
