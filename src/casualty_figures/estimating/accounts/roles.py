"""What each figure does in its account: it counts, or it tells the same people again, or some of them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from casualty_figures.estimating.accounts.grouping.distance import is_apart_from
from casualty_figures.estimating.accounts.telling import Telling
from casualty_figures.estimating.accounts.voices import speak_apart
from casualty_figures.estimating.background import is_aside
from casualty_figures.estimating.eligibility import LeftOut
from casualty_figures.estimating.headline_count import MANY, count_within
from casualty_figures.estimating.references import central
from casualty_figures.languages.en.context.event_cues import has_cue
from casualty_figures.records import Figure

COUNTS, RESTATED, SUPERSEDED, RIVAL = "counts", "restated", "superseded", "rival"
PART, BACKGROUND, EXCLUDED = "part", "background", "excluded"

_OF_ANOTHER = frozenset({"background of the article", "of another incident"})
_RIVAL_SHARE = 0.3
_SUPERSEDED_SHARE = 0.6
_LEAST_TOLL = 5


@dataclass(frozen=True, slots=True)
class Role:
    """What a figure does in its account, and why."""

    name: str
    reason: str


def roles_of(tellings: Sequence[Telling]) -> dict[str, Role]:
    """Return the role of each figure of an account by its id."""
    roles: dict[str, Role] = {}
    counted = {(one.figure.indicator, one.figure.unit) for one in tellings}
    most = max((one.number for one in tellings if one.is_affirmed), default=0)
    for indicator, unit in sorted(counted):
        own = [one for one in tellings if (one.figure.indicator, one.figure.unit) == (indicator, unit)]
        roles |= _roles_of_one(own, tellings, is_small=most <= MANY)
    return roles


def _roles_of_one(own: Sequence[Telling], tellings: Sequence[Telling], *, is_small: bool) -> dict[str, Role]:
    """Return the roles of the figures of one indicator and unit."""
    roles = _set_apart(own)
    free = [one for one in own if one.figure.figure_id not in roles]
    if not free:
        return roles
    top = _told_one_by_one(own, tellings, roles) if is_small else _greatest(own, roles)
    chosen = {one.figure.figure_id for one in top}
    numbers: set[int] = set()
    for one in own:
        if one.figure.figure_id in chosen:
            roles[one.figure.figure_id] = Role(COUNTS, "the number of the account")
        elif one.figure.figure_id not in roles:
            is_apart = _are_more_people if is_small else _is_of_another_side
            is_further = bool(top) and is_apart(one, top[0])
            roles[one.figure.figure_id] = _further(one, numbers) if is_further else _beside(one, top)
    return roles


def _further(one: Telling, numbers: set[int]) -> Role:
    """Return the role of people of another side: they count once, whom the greatest number leaves out."""
    if one.number in numbers:
        return Role(RESTATED, "the same number told again")
    numbers.add(one.number)
    return Role(COUNTS, "people of another side")


def _set_apart(own: Sequence[Telling]) -> dict[str, Role]:
    """Return the roles that the figure's own columns decide: not affirmed, computed, replaced, a part."""
    by_id = {one.figure.figure_id: one for one in own}
    roles = {}
    for one in own:
        figure = one.figure
        whole = by_id.get(figure.subset_of_figure_id or "")
        if not one.is_affirmed:
            roles[figure.figure_id] = Role(EXCLUDED, f"{figure.assertion}, not affirmed")
        elif figure.derived_from_figure_id in by_id:
            roles[figure.figure_id] = Role(EXCLUDED, "computed from another figure")
        elif figure.rule == "superseded_toll":
            roles[figure.figure_id] = Role(SUPERSEDED, "an earlier toll, by its words")
        elif whole is not None and whole.is_affirmed:
            is_again = figure.text_part != "body" or one.number == whole.number
            roles[figure.figure_id] = (
                Role(RESTATED, "the same as its whole") if is_again else Role(PART, "a part by its words")
            )
    return roles if len(roles) < len(own) else _without_parts(roles)


def _without_parts(roles: dict[str, Role]) -> dict[str, Role]:
    """Return the roles without those of parts, where nothing else is left: the parts count."""
    return {key: role for key, role in roles.items() if role.name not in {PART, RESTATED}}


def _told_one_by_one(
    own: Sequence[Telling], tellings: Sequence[Telling], roles: dict[str, Role]
) -> list[Telling]:
    """Return the figures that add up by the rules of the headline count; note why others do not."""
    figure = own[0].figure
    count = count_within([one.figure for one in tellings], figure.indicator, unit=figure.unit)
    by_id = {one.figure.figure_id: one for one in own}
    beside = [
        left for left in count.left_out if left.reason in _OF_ANOTHER and left.figure.figure_id in by_id
    ]
    if not count.figures and beside:  # the account is of that other event
        return _greatest([by_id[left.figure.figure_id] for left in beside], roles)
    for left in count.left_out:
        key = left.figure.figure_id
        if left.role == "excluded" and key in by_id and key not in roles:
            roles[key] = _left_out(left)
    chosen = {_in_body(by_id[one.figure_id], by_id).figure.figure_id for one in count.figures}
    return [one for one in own if one.figure.figure_id in chosen]


def _in_body(one: Telling, by_id: dict[str, Telling]) -> Telling:
    """Return the figure of the body that says what one of the headline does, where they are tied."""
    whole = by_id.get(one.figure.subset_of_figure_id or "")
    is_again = one.figure.text_part != "body" and whole is not None and whole.number == one.number
    return whole if is_again and whole is not None else one


def _left_out(left: LeftOut) -> Role:
    return Role(BACKGROUND if left.reason in _OF_ANOTHER else EXCLUDED, left.reason)


def _greatest(own: Sequence[Telling], roles: dict[str, Role]) -> list[Telling]:
    """Return the greatest number that is no vague word, and note what is told beside the event.

    A vague word is taken where it says far more than any number.
    """
    asides = [one for one in own if one.figure.figure_id not in roles and is_aside(one.figure)]
    if len(asides) + len(roles) < len(own):
        roles |= {one.figure.figure_id: Role(BACKGROUND, "told beside the event") for one in asides}
    free = [one for one in own if one.figure.figure_id not in roles]
    some = [one for one in free if one.number > 0] or free
    plain = [one for one in some if one.figure.quantifier != "vague"]
    vague = max((one.number for one in some if one.figure.quantifier == "vague"), default=0)
    if not plain or max(one.number for one in plain) < 0.5 * vague:
        plain = some
    if not plain:
        return []
    top = max(plain, key=lambda one: one.number)
    same = [one for one in free if one.number == top.number and _exactness(one) == _exactness(top)]
    return [next((one for one in same if one.figure.text_part == "body"), top)]


def _exactness(one: Telling) -> int:
    if one.figure.quantifier == "vague":
        return 0
    return 1 if one.figure.best is None else 2


def _beside(one: Telling, top: Sequence[Telling]) -> Role:
    """Return the role of a figure beside those that count."""
    if not top:
        return Role(EXCLUDED, "counts nobody of its own")
    whole = sum(other.number for other in top)
    if one.number == whole or any(one.number == other.number for other in top):
        return Role(RESTATED, "the same number told again")
    if _exactness(one) < _exactness(top[0]) and _can_mean(one.figure, whole):
        return Role(RESTATED, "a vague word for the same people")
    if one.number == 0:
        return Role(RIVAL, "a zero beside a number")
    return _of_another_number(one, top[0], whole)


def _of_another_number(one: Telling, top: Telling, whole: int) -> Role:
    """Return whether another number is a rival one, an earlier one or a part of the whole."""
    is_part = has_cue(one.clause, "part") or _is_elsewhere(one, top)
    is_set_beside = has_cue(top.clause, "sets") and one.figure.char_end <= top.figure.char_start
    is_comparable = is_set_beside or one.number >= _RIVAL_SHARE * whole
    if speak_apart(one.figure, top.figure) and not is_part and is_comparable:
        return Role(RIVAL, "another speaker")
    is_near = max(_LEAST_TOLL, _SUPERSEDED_SHARE * whole) <= one.number < whole
    if is_near and one.start < top.start and not is_part:
        return Role(SUPERSEDED, "fewer, told before")
    if has_cue(one.clause, "earlier_toll"):
        return Role(SUPERSEDED, "an earlier number, by its words")
    return Role(RIVAL, "a greater number") if one.number > whole else Role(PART, "fewer of the same people")


def _is_of_another_side(one: Telling, other: Telling) -> bool:
    """Whether two figures, of two sentences, count people of two sides, or fighters and civilians."""
    sides = {one.figure.victim_side, other.figure.victim_side} - {None}
    is_apart = len(sides) > 1 and one.start != other.start and not has_cue(one.clause, "part")
    return is_apart or _are_fighters_and_civilians(one, other)


def _are_more_people(one: Telling, other: Telling) -> bool:
    """Whether two small figures count fighters and civilians, and not one person told in two ways."""
    return one.number != other.number and _are_fighters_and_civilians(one, other)


def _are_fighters_and_civilians(one: Telling, other: Telling) -> bool:
    """Whether two figures, of two sentences, count fighters and civilians."""
    statuses = {one.figure.victim_status, other.figure.victim_status}
    is_apart = statuses == {"civilian", "combatant"} and one.start != other.start
    return is_apart and not has_cue(one.clause, "part")


def _is_elsewhere(one: Telling, other: Telling) -> bool:
    if one.place is None:
        return False
    return other.place is None or is_apart_from(one.place, other.place)


def _can_mean(figure: Figure, number: int) -> bool:
    """Whether the words of a figure can mean a number."""
    floor = central(figure)
    low = figure.low if figure.low is not None else 0 if figure.high is not None else 0.8 * floor
    is_open = figure.quantifier in {"vague", "at_least", "more_than"}
    high = figure.high if figure.high is not None else math.inf if is_open else 1.25 * floor
    return low <= number <= high
