"""What speaks for and against a figure being of an account: few, general signals, each with its weight."""

from collections.abc import Callable, Sequence
from typing import Final

from casualty_figures.estimating.accounts.grouping.candidate import APART, HARMED, Candidate
from casualty_figures.estimating.accounts.grouping.number_signals import far_more, same_number, zero
from casualty_figures.estimating.accounts.grouping.people_signals import (
    another_side,
    another_victim,
    event_kind,
    new_event,
    same_victim,
)
from casualty_figures.estimating.accounts.grouping.place_signals import (
    heading,
    own_place,
    place_before,
    scene,
)
from casualty_figures.estimating.references import is_definite
from casualty_figures.languages.en.context.event_cues import has_cue

_OLD = 7
_LATE = 400

Signal = Callable[[Candidate], float]


def affinity(one: Candidate) -> float:
    """Return the sum of all signals, `APART` where one of them forbids it."""
    return sum(signal(one) for signal in SIGNALS)


def days_apart(one: Candidate) -> float:
    """Own days that cannot be the same never join, nor an old day an account of today's news."""
    span, known = one.telling.known_span, one.span()
    if span and known and span.is_apart(known):
        return 0.0 if _is_of_one_known(one) else APART
    is_old = span and one.published and (one.published - span.end).days > _OLD
    if is_old and known is None and one.is_main and one.telling.start >= _LATE:
        return APART
    return 1.0 if span and span == known else 0.0


def _is_of_one_known(one: Candidate) -> bool:
    """Whether a later day is that of what became of one person told before: he died on Friday."""
    told = [other for indicator in HARMED for other in one.group.of(indicator)]
    is_upper_case = one.telling.figure.source_excerpt.isupper()  # there every noun looks like a name
    if one.cue is not None or not told or is_upper_case or not is_definite(one.telling.figure):
        return False
    own, known = one.telling.names, {name for other in told for name in other.names}
    return not own or (not known or bool(own & known))


def cue_of_another(one: Candidate) -> float:
    """Words of another event in its clause, unless what stands before them is of that event as well."""
    if one.cue is None:
        return 0.0
    span, known = one.telling.known_span, one.span()
    if one.is_linked:
        return 2.0
    if span and known and (one.group.is_marked or not one.is_main):
        return 0.5
    return 0.5 if span and span == known and one.cue == "past" else -3.0


def told_before(one: Candidate) -> float:
    """Words for the event told before: the attack, the toll."""
    return 0.3 if one.is_main and has_cue(one.telling.sentence, "definite") else 0.0


def neighbour(one: Candidate) -> float:
    """What was told last goes on, within a sentence most of all."""
    if not one.is_current:
        return 0.0
    return 1.0 if one.is_same_sentence and one.cue is None else 0.5


def main_event(one: Candidate) -> float:
    """An article is of its main event."""
    return 0.4 if one.is_main else 0.0


SIGNALS: Final[Sequence[Signal]] = (
    days_apart,
    heading,
    cue_of_another,
    place_before,
    scene,
    own_place,
    zero,
    event_kind,
    new_event,
    another_side,
    far_more,
    same_number,
    same_victim,
    another_victim,
    told_before,
    neighbour,
    main_event,
)
