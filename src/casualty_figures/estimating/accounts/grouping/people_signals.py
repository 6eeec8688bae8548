"""Victims, sides and kinds of event that speak for and against a figure being of an account."""

from casualty_figures.estimating.accounts.grouping.candidate import Candidate
from casualty_figures.estimating.accounts.telling import Telling
from casualty_figures.languages.en.context.causes import agents_in
from casualty_figures.languages.en.context.event_cues import event_kinds_in, has_cue


def same_victim(one: Candidate) -> float:
    """The same victim named."""
    own = one.telling.names
    if not own:
        return 0.0
    return 2.5 if any(own & other.names for other in one.group.known) else 0.0


def another_victim(one: Candidate) -> float:
    """A victim named, where the account is of one person of another name."""
    own = one.telling.names
    known = [other.names for other in one.group.of(one.telling.figure.indicator)]
    is_of_one = all(other.number == 1 for other in one.group.of(one.telling.figure.indicator))
    if not own or not all(known) or not known or not is_of_one or one.is_same_sentence:
        return 0.0
    return 0.0 if any(own & names for names in known) else -1.0


def another_side(one: Candidate) -> float:
    """Those who did it, or those harmed, are of another side than all of the account."""
    if (
        one.is_same_sentence
        or one.telling.is_opening
        or any("clash" in kinds_named(t) for t in one.group.known)
    ):
        return 0.0
    did, known = sides_named(one.telling), {side for t in one.group.known for side in sides_named(t)}
    score = -1.0 if did and known and not did & known else 0.0
    harmed, others = (
        one.telling.figure.victim_side,
        {t.figure.victim_side for t in one.group.of(one.telling.figure.indicator)},
    )
    return score + (-0.5 if harmed and others and None not in others and harmed not in others else 0.0)


def sides_named(one: Telling) -> frozenset[str]:
    """Return the sides of those whom a figure's sentence names as the ones who did it."""
    sides = {agent.side for agent in agents_in(one.sentence)}
    return frozenset(sides & {"government", "armed_group"})


def event_kind(one: Candidate) -> float:
    """Words for an event of another kind than all of the account: shelling, after an air strike."""
    own, known = (
        kinds_named(one.telling),
        {kind for other in one.group.known for kind in kinds_named(other)},
    )
    if one.is_same_sentence or one.telling.is_opening or not own or not known:
        return 0.0
    return 0.0 if own & known else -0.8


def new_event(one: Candidate) -> float:
    """An event named as if not told before, with a number of its own."""
    telling = one.telling
    if telling.is_opening or one.is_same_sentence or not has_cue(telling.clause, "indefinite"):
        return 0.0
    same = [other for other in one.group.of(telling.figure.indicator) if other.number == telling.number]
    return 0.0 if same or not one.group.of(telling.figure.indicator) else -0.8


def kinds_named(one: Telling) -> frozenset[str]:
    """Return the kinds of event that a figure's clause names, else its sentence."""
    return event_kinds_in(one.clause) or event_kinds_in(one.sentence)
