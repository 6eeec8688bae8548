"""Places that speak for and against a figure being of an account."""

from casualty_figures.estimating.accounts.grouping.candidate import APART, Candidate
from casualty_figures.estimating.accounts.grouping.distance import (
    any_places_of,
    are_told_apart,
    is_one_of,
    places_of,
)
from casualty_figures.estimating.accounts.grouping.group import Group
from casualty_figures.languages.en.context.event_cues import has_cue


def heading(one: Candidate) -> float:
    """Under headings that are places each place has events of its own."""
    own, known = one.telling.heading, one.group.last.heading
    return APART if own is not None and known is not None and own != known else 0.0


def place_before(one: Candidate) -> float:
    """The sentence before names another place."""
    near, places = one.telling.near_place, places_of(one.group)
    if near is None or not places or one.is_same_sentence or is_one_of(near, places):
        return 0.0
    is_whole_of_several = is_of_several(one.group) and len(one.group.known) > 1
    return 0.0 if is_whole_of_several else -1.2


def scene(one: Candidate) -> float:
    """A place that opens the sentence, or the one before, starts another event."""
    opened, places = one.telling.scene, any_places_of(one.group)
    if opened is None or not places or one.is_same_sentence or is_one_of(opened, places):
        return 0.0
    is_part = is_smaller_of_several(one) and len({p.location_name for p in places_of(one.group)}) > 1
    return 0.0 if is_part else -1.6


def own_place(one: Candidate) -> float:
    """The place its own sentence names is that of the account, or another one."""
    place, places = one.telling.place, places_of(one.group)
    if place is None or not places:
        return 0.0
    if is_one_of(place, places):
        return 1.0
    if not are_told_apart(place, places):
        return 0.0
    return -0.5 if is_smaller_of_several(one) else -2.0


def is_of_several(group: Group) -> bool:
    """Whether the account opens with words for several places or events."""
    return any(has_cue(one.sentence, "several") for one in group.tellings[:4])


def is_smaller_of_several(one: Candidate) -> bool:
    """Whether the account counts several places together, and this number is one of them."""
    whole = max((other.number for other in one.group.of(one.telling.figure.indicator)), default=0)
    return is_of_several(one.group) and whole > one.telling.number
