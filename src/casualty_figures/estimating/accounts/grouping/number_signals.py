"""Numbers that speak for and against a figure being of an account."""

from casualty_figures.estimating.accounts.grouping.candidate import HARMED, Candidate
from casualty_figures.estimating.accounts.telling import Telling
from casualty_figures.estimating.accounts.voices import speak_apart
from casualty_figures.languages.en.context.event_cues import has_cue

_LEAST_LEAD = 5


def zero(one: Candidate) -> float:
    """Nobody harmed is of another event than somebody harmed."""
    telling = one.telling
    if not telling.is_affirmed or telling.figure.indicator not in HARMED:
        return 0.0
    harmed = any(other.number > 0 for indicator in HARMED for other in one.group.of(indicator))
    own = one.group.of(telling.figure.indicator)
    if telling.number == 0:
        return -2.0 if harmed and one.cue is None else 0.0
    return -2.0 if not harmed and any(other.number == 0 for other in own) else 0.0


def far_more(one: Candidate) -> float:
    """Far more than the lead says, without words of a toll that rises, is of another event."""
    telling, lead = one.telling, one.group.of(one.telling.figure.indicator)
    exact = [other for other in lead if is_exact(other)]
    if not one.is_main or telling.is_opening or one.is_same_sentence or one.cue or not exact:
        return 0.0
    if telling.figure.indicator not in HARMED or not telling.is_affirmed:
        return 0.0
    most = max(other.number for other in exact)
    is_more = most >= _LEAST_LEAD and telling.number > _times_more(telling) * most
    if not is_more or one.group.last.end >= telling.start or has_cue(telling.sentence, "rising"):
        return 0.0
    is_other_speaker = speak_apart(telling.figure, exact[0].figure)
    is_set_beside = telling.figure.rule == "rival" or (one.is_current and has_cue(telling.clause, "sets"))
    is_rival = is_other_speaker and (is_set_beside or telling.number < 3 * exact[0].number)
    return 0.0 if is_rival or telling.figure.rule == "rival" else -2.0


def _times_more(one: Telling) -> float:
    """Return how many times the lead's number another one must be to be of another event."""
    return 1.5 if is_exact(one) else 3.0


def same_number(one: Candidate) -> float:
    """The same number of the same harm."""
    telling = one.telling
    same = [
        other
        for other in one.group.known
        if other.figure.indicator == telling.figure.indicator
        and other.number == telling.number
        and other.figure.assertion == telling.figure.assertion
    ]
    if not same:
        return 0.0
    return 2.0 if telling.number > 3 else 0.0 if one.cue else 0.5


def is_exact(one: Telling) -> bool:
    """Whether the number is no vague word."""
    return one.figure.quantifier != "vague"
