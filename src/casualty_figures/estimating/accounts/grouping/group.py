"""An account while the text is read: the figures it has so far, and what they know."""

from dataclasses import dataclass, field
from datetime import date

from casualty_figures.estimating.accounts.telling import Span, Telling

_ENDS = 10


@dataclass(slots=True)
class Group:
    """The tellings of one account so far. `is_marked`: a cue of another event opened it.

    `known` are the first and the last of them: what lies between adds little,
    and a hostile text has thousands.
    """

    kind: str
    is_marked: bool = False
    tellings: list[Telling] = field(default_factory=list)
    known: list[Telling] = field(default_factory=list)

    def add(self, telling: Telling) -> None:
        """Put one more telling into the account."""
        self.tellings.append(telling)
        if len(self.known) == 2 * _ENDS:
            del self.known[_ENDS]
        self.known.append(telling)

    @property
    def first(self) -> Telling:
        """The telling that opened the account."""
        return self.tellings[0]

    @property
    def last(self) -> Telling:
        """The telling that came last."""
        return self.tellings[-1]

    def span(self) -> Span | None:
        """Return the days of the first whole that knows its own, else of any, else of a sentence."""
        wholes = [one.span for one in self.known if one.figure.subset_of_figure_id is None]
        known = [*wholes, *(one.span for one in self.known)]
        known += [one.sentence_span for one in self.known]
        return next((span for span in known if span), None)

    def counting_start(self) -> date | None:
        """Return the day since which its figures count, where one of them says so."""
        return next((one.counting_start for one in self.known if one.counting_start), None)

    def of(self, indicator: str) -> list[Telling]:
        """Return its affirmed tellings of an indicator."""
        return [one for one in self.known if one.figure.indicator == indicator and one.is_affirmed]
