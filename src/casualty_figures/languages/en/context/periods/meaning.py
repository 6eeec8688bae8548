"""What a date phrase can name, before the words around it are heard."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from casualty_figures.languages.en.context.periods.days import EXPLICIT, RELATIVE, third_of
from casualty_figures.languages.en.context.periods.tokens import Token

Tokens = Sequence[Token]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a date phrase names.

    Without days it is an anaphor (`unit`, `shift`) or waits for a date that is
    not known. `grain` is what a neighbour in a range may move it by: `year`
    where the words name no year, `week` for a bare weekday.
    """

    first: date | None = None
    last: date | None = None
    basis: str = EXPLICIT
    precision: int | None = None
    kind: str = "interval"
    unit: str | None = None
    shift: int = 0
    grain: str | None = None
    month: int = 0
    day: int = 0


UNKNOWN = Meaning(basis=RELATIVE, kind="vague")


def value_of(tokens: Tokens, letters: str) -> int | None:
    """Return the number of the first token whose tag is one of the letters."""
    return next((token.value for token in tokens if token.letter in letters), None)


def days_named(span: tuple[date, date], **changes: object) -> Meaning:
    """Return the meaning of words that name these days."""
    return replace(Meaning(span[0], span[1]), **changes)  # type: ignore[arg-type]  # the fields of Meaning


def third_named(meaning: Meaning, tokens: Tokens) -> Meaning:
    """Return the early, middle or late third of the days where the words say so."""
    third = value_of(tokens, "EB")
    if third is None or meaning.first is None or meaning.last is None:
        return meaning
    first, last = third_of(meaning.first, meaning.last, third)
    return replace(meaning, first=first, last=last, precision=None, grain=None)
