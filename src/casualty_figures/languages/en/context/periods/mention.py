"""What a sentence says of time, and which of it a figure is about."""

from dataclasses import dataclass
from datetime import date

from casualty_figures.records.period import Period

KINDS = ("point", "interval", "since", "until", "as_of", "report", "anaphor", "future", "vague", "comparison")
HARM_KINDS = frozenset({"point", "interval", "since", "anaphor", "vague"})


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Words that name days, as offsets into their sentence.

    `kind` is `point` (one day), `interval`, `since` (an interval that runs to
    publication), `until` and `as_of` (a day up to which something is known),
    `report` (when it was said, not when it happened), `anaphor` ("the same
    day"), `future` (after publication), `vague` ("in recent weeks") or `comparison`
    ("the deadliest since 2011").
    `period` is `None` where the words need a date that is not given.
    `counting_start` is the first day of an interval named with "since", known
    even where its end is not. `shift` and `unit` say how far an anaphor lies
    from the date it leans on.
    """

    start: int
    end: int
    period: Period | None
    kind: str
    counting_start: date | None = None
    unit: str | None = None
    shift: int = 0

    def __post_init__(self) -> None:
        """Refuse an empty span and an unknown kind."""
        if self.start >= self.end or self.kind not in KINDS:
            raise ValueError(f"not a mention of a period: {self}")


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """The days a figure is about, and what they rest on.

    `basis` is that of the figures table: `explicit` or `relative` with a
    period, `publication` or `none` without. `as_of_date` is the day up to
    which the figure is said to be known: stated ("as of 5 March", "officials
    said on Tuesday"), else that of publication. `is_cumulative` says that the
    words count over a span ("since 2003", "so far", "in 2014") rather than on
    a day. `counting_start` is the first day of such a count.
    `mention` is the evidence, in the figure's own sentence; it is `None`
    where the period comes from a neighbour.
    """

    period: Period | None
    as_of_date: date | None
    basis: str
    counting_start: date | None
    is_cumulative: bool
    mention: PeriodMention | None
