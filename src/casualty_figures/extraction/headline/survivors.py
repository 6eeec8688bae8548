"""Who was injured and did not die: a victim who is both injured and killed is killed."""

from collections.abc import Sequence

from casualty_figures.extraction.headline.background import is_background
from casualty_figures.extraction.headline.persons import can_be_same
from casualty_figures.extraction.headline.references import (
    central,
    is_definite,
    is_open_about,
    is_open_to_death,
    is_single,
    refers_to,
    says_others,
)
from casualty_figures.records import Figure

NEAR = 1000
"""Characters after the number of those shot within which the dead among them are told."""

TOP = 2000
"""Characters below the deaths of an incident within which its injured are told: the inverted pyramid."""


def survivors(injured: Sequence[Figure], killed: Sequence[Figure]) -> list[Figure]:
    """Return the injured without those who, shot or taken to hospital, are the dead of the same article."""
    dead = [figure for figure in killed if central(figure) > 0 and not is_background(figure)]
    beside = {figure.source_excerpt for figure in dead}
    return [figure for figure in injured if not dead or _survives(figure, dead, beside)]


def _survives(figure: Figure, dead: Sequence[Figure], beside: set[str]) -> bool:
    if not is_single(figure) or says_others(figure):
        return True
    if not is_definite(figure) and (figure.source_excerpt in beside or not is_open_to_death(figure)):
        return True
    return not any(can_be_same(figure, other) for other in dead)


def is_told_too_late(injured: Sequence[Figure], dead: Sequence[Figure]) -> bool:
    """Whether the injured first appear far below the deaths an article is about: those of another event."""
    return bool(injured and dead) and injured[0].char_start > min(one.char_start for one in dead) + TOP


def dead_among(shot: Figure, dead: Sequence[Figure]) -> int:
    """Return how many of the people a figure counts died: four people were shot, one of them fatally.

    None, where the words speak of the injured alone, or of others than the dead.
    """
    near = [figure for figure in dead if figure.char_start < shot.char_start + NEAR]
    n_dead = sum(map(central, near))
    if central(shot) == n_dead and is_open_to_death(shot) and not says_others(shot):
        return n_dead if any(refers_to(other, shot) for other in near) else 0
    if not is_open_about(shot) or central(shot) <= n_dead or _follows_dead(shot, near):
        return 0
    return n_dead


def _follows_dead(shot: Figure, dead: Sequence[Figure]) -> bool:
    """Whether the dead stand before those shot in one sentence, and so apart from them: one dead, six shot."""
    return any(
        other.source_excerpt == shot.source_excerpt and other.char_start < shot.char_start for other in dead
    )
