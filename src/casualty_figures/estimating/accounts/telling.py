"""A figure with what stands around it: its sentence and clause, its days and its place."""

from dataclasses import dataclass
from datetime import date

from casualty_figures.records import Figure, Place


@dataclass(frozen=True, slots=True)
class Span:
    """Days from one to another, both inside."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days lie between the first and the last."""
        return (self.end - self.start).days

    def is_apart(self, other: "Span") -> bool:
        """Whether no day lies in both."""
        return self.end < other.start or other.end < self.start


@dataclass(frozen=True, slots=True)
class Telling:
    """One figure where it is told.

    `clause` are the folded words of its own clause, `before` those of the
    sentence before in the paragraph. `span` are the days its words give,
    `sentence_span` the only day its sentence names where they give none,
    `counting_start` the day since which it counts. `place` is the place that
    its own sentence names for it, `near_place` that of the sentence before,
    `scene` a place that opens either of them, `any_place` that of the figure,
    wherever it comes from but a dateline. `heading` is where the heading
    above it stands that is a place. `names` are those of the one person
    harmed whom the figure counts.
    """

    figure: Figure
    start: int
    end: int
    sentence: str
    clause: str
    before: str
    is_before_counted: bool
    is_first: bool
    is_opening: bool
    span: Span | None
    sentence_span: Span | None
    counting_start: date | None
    place: Place | None
    near_place: Place | None
    scene: Place | None
    any_place: Place | None
    heading: int | None
    names: frozenset[str]

    @property
    def number(self) -> int:
        """The best bound of the figure, else its least, else its most."""
        one = self.figure
        return next(bound for bound in (one.best, one.low, one.high) if bound is not None)

    @property
    def is_affirmed(self) -> bool:
        """Whether the article states the figure as so."""
        return self.figure.assertion == "affirmed"

    @property
    def known_span(self) -> Span | None:
        """The days of the figure, by its own words or by its sentence."""
        return self.span or self.sentence_span
