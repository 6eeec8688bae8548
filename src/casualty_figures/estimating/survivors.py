"""Who was injured and did not die: a victim who is both injured and killed is killed."""

from collections.abc import Sequence

from casualty_figures.estimating.background import is_background
from casualty_figures.estimating.harm import is_alive, is_open_about, is_open_to_death, is_struck
from casualty_figures.estimating.persons import can_be_same
from casualty_figures.estimating.references import (
    central,
    is_definite,
    is_definite_group,
    is_pronoun,
    is_single,
    refers_to,
    says_also,
    says_others,
)
from casualty_figures.records import Figure

NEAR = 1000
"""Characters after the number of those shot within which the dead among them are told."""

TOP = 1500
"""Characters below the deaths of an incident within which its injured are told: the inverted pyramid."""


def survivors(
    injured: Sequence[Figure], killed: Sequence[Figure], incident_dead: Sequence[Figure]
) -> list[Figure]:
    """Return the injured without those who, shot or taken to hospital, are the dead of the same article.

    `killed` are all figures of dead the article gives, `incident_dead` those
    of its main incident. None are returned where they first appear far below
    these: they are the injured of another event.
    """
    dead = [figure for figure in killed if central(figure) > 0 and not is_background(figure)]
    beside = {figure.source_excerpt for figure in dead}
    alive = [figure for figure in injured if not dead or _survives(figure, dead, beside)]
    return [] if _is_told_too_late(alive, incident_dead) else alive


def _survives(figure: Figure, dead: Sequence[Figure], beside: set[str]) -> bool:
    if not is_single(figure) or says_others(figure) or says_also(figure) or is_alive(figure):
        return True
    is_new = not is_definite(figure)
    if figure.source_excerpt in beside and (is_new or not is_open_to_death(figure)):
        return not is_pronoun(figure)
    if is_new and not is_open_to_death(figure):
        return True
    return not any(_is_one_of(figure, other) for other in dead)


def _is_one_of(figure: Figure, dead: Figure) -> bool:
    """Whether an injured person can be one of the dead; of several only one hit, not one in hospital."""
    return can_be_same(figure, dead) if central(dead) == 1 else is_struck(figure)


def _is_told_too_late(injured: Sequence[Figure], dead: Sequence[Figure]) -> bool:
    return bool(injured and dead) and injured[0].char_start > min(one.char_start for one in dead) + TOP


def dead_among(shot: Figure, dead: Sequence[Figure]) -> int:
    """Return how many of the people a figure counts died: four people were shot, one of them fatally.

    None, where the words speak of the injured alone, or of others than the dead.
    """
    near = [figure for figure in dead if figure.char_start < shot.char_start + NEAR]
    n_dead = sum(map(central, near))
    is_apart = _follows_dead(shot, near) and not is_definite_group(shot) and central(shot) == 1
    if central(shot) == n_dead and is_open_to_death(shot) and not says_others(shot) and not is_apart:
        return n_dead if any(refers_to(other, shot) or is_definite_group(shot) for other in near) else 0
    if not is_open_about(shot) or central(shot) <= n_dead or _follows_dead(shot, near):
        return 0
    return n_dead


def _follows_dead(shot: Figure, dead: Sequence[Figure]) -> bool:
    """Whether the dead stand before those shot in one sentence, so apart from them: one dead, six shot."""
    return any(
        other.source_excerpt == shot.source_excerpt and other.char_start < shot.char_start for other in dead
    )
