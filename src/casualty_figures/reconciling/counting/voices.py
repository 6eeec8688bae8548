"""The independent voices on an event: one an origin, whatever its copies and versions."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casualty_figures.reconciling.counting.victim_groups import counted, group_of
from casualty_figures.reconciling.testimony import Bounds, Testimony
from casualty_figures.schema.event_columns import ALL

_UNDATED = date.min
_TOLD_BESIDE = frozenset({"restated", "rival"})


@dataclass(frozen=True, slots=True)
class Side:
    """One speaker and the number that the speaker gives; `words` say how it is bounded, as "at least 19"."""

    speaker: str
    speaker_type: str
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Voice:
    """What one independent story says of an event, for one indicator and group.

    `day` is when it first said so; `sides` are the speakers it gives, those it
    sets against each other among them, and whose number is disputed; `beside` are the other numbers that
    it tells again or as rivals.
    """

    testimony: Testimony
    bounds: Bounds
    day: date
    sides: tuple[Side, ...]
    beside: frozenset[int] = frozenset()

    @property
    def number(self) -> int:
        """Return the one number that stands for the voice."""
        return self.bounds.central or 0

    @property
    def is_closed(self) -> bool:
        """Whether no bound is open."""
        return None not in (self.bounds.low, self.bounds.best, self.bounds.high)

    @property
    def is_exact(self) -> bool:
        """Whether the voice gives one number, and no range."""
        return self.is_closed and self.bounds.low == self.bounds.high

    @property
    def speaker(self) -> Side:
        """Return the speaker of the number."""
        return self.sides[0]


def voices_on(testimonies: Sequence[Testimony], indicator: str, group: str) -> list[Voice]:
    """Return the voices that count anybody, by day; persons where any voice counts persons.

    A version that a later one replaced has no voice.
    """
    told = [(one, counted(one, indicator, group)) for one in testimonies if one.is_current]
    told = [(one, bounds) for one, bounds in told if not bounds.is_empty]
    if not told:
        return []
    unit = _unit(testimonies, indicator)
    of_origin: dict[str, list[tuple[Testimony, Bounds]]] = defaultdict(list)
    for one, bounds in told:
        if bounds.unit == unit:
            of_origin[one.origin_id].append((one, bounds))
    voices = [_voice(own, indicator, group) for own in of_origin.values()]
    return sorted(voices, key=lambda voice: (voice.day, voice.testimony.account_id))


def _unit(testimonies: Sequence[Testimony], indicator: str) -> str:
    """Return what is counted of all victims: persons where any voice counts persons."""
    counts = [counted(one, indicator, ALL) for one in testimonies if one.is_current]
    units = {one.unit for one in counts if not one.is_empty}
    return "household" if units == {"household"} else "person"


def _voice(own: list[tuple[Testimony, Bounds]], indicator: str, group: str) -> Voice:
    """Return the voice of one origin: what it says last, by the first account that says it."""
    first, bounds = own[0]
    if len(own) > 1:
        _, bounds = max(own, key=_said_last)
        same = [one for one, its in own if its == bounds]
        first = min(same, key=lambda one: (not one.is_main, _day(one), one.account_id))
    sides, beside = _sides(first, bounds, indicator, group), _beside(first, bounds, indicator, group)
    return Voice(first, bounds, _day(first), sides, beside)


def _said_last(told: tuple[Testimony, Bounds]) -> tuple[bool, date, int, bool, str]:
    """Return what sorts the accounts of one origin: about the event, last, most, a number over a bound."""
    one, bounds = told
    return one.is_main, _day(one), bounds.central or 0, bounds.best is not None, one.account_id


def _beside(testimony: Testimony, bounds: Bounds, indicator: str, group: str) -> frozenset[int]:
    own = (
        one.bounds.central
        for one in testimony.figures
        if one.indicator == indicator and one.role in _TOLD_BESIDE and group in (ALL, group_of(one))
    )
    return frozenset(number for number in own if number is not None and number != bounds.central)


def _day(testimony: Testimony) -> date:
    return testimony.published or _UNDATED


def _sides(testimony: Testimony, bounds: Bounds, indicator: str, group: str) -> tuple[Side, ...]:
    own = [one for one in testimony.figures if one.indicator == indicator and (group in (ALL, group_of(one)))]
    number = bounds.central or 0
    speaking = next((one for one in own if one.role == "counts"), own[0] if own else None)
    name, kind = (speaking.speaker, speaking.speaker_type) if speaking else (None, "unknown")
    words = f"{number}"
    if speaking is not None and speaking.bounds.central == number:  # else it is a sum
        words = in_words(speaking.bounds)
    first = Side(name or testimony.publisher, kind if name else "media", number, words)
    rivals = [
        Side(
            one.speaker or testimony.publisher,
            one.speaker_type,
            one.bounds.central or 0,
            in_words(one.bounds),
        )
        for one in own
        if one.speaker and (one.role == "rival" or one.assertion == "disputed")
    ]
    return (first, *rivals)


def in_words(bounds: Bounds) -> str:
    """Return how many, as the bounds leave it: "19", "at least 19", "up to 19", "about 19", "19 to 30"."""
    match bounds.low, bounds.high:
        case None, None:
            return f"about {bounds.central or 0}"
        case low, None:
            return f"at least {low}"
        case None, high:
            return f"up to {high}"
        case low, high:
            return f"{low}" if low == high else f"{low} to {high}"
