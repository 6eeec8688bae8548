"""Whom coders count differs: the figures of an article as another convention has them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from casualty_figures.records import Figure


def by_convention(
    figures: Sequence[Figure],
    *,
    victims_only: bool = False,
    civilians_only: bool = False,
    with_feared: bool = False,
) -> list[Figure]:
    """Return the figures that count by a convention.

    `victims_only` leaves out those who harmed and died of it, `civilians_only`
    those who fought: of a whole of both, its civilian parts stay. `with_feared`
    takes what is feared or possible for stated.
    """
    own = list(figures)
    if with_feared:
        own = [replace(one, assertion="affirmed") if one.assertion == "hypothetical" else one for one in own]
    if victims_only:
        own = _without(own, (one for one in own if one.victim_side == "perpetrator"))
    return _without(own, _fighting(own)) if civilians_only else own


def _fighting(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures of those who fought, and the wholes that a civilian part is told of."""
    civilian = {one.subset_of_figure_id for one in figures if one.victim_status == "civilian"}
    combatant = {one.subset_of_figure_id for one in figures if one.victim_status == "combatant"}
    mixed = civilian & combatant - {None}
    return [one for one in figures if one.victim_status == "combatant" or one.figure_id in mixed]


def _without(figures: Iterable[Figure], left_out: Iterable[Figure]) -> list[Figure]:
    """Return the other figures; a part of one left out stands alone."""
    ids = {one.figure_id for one in left_out}
    return [
        replace(one, subset_of_figure_id=None) if one.subset_of_figure_id in ids else one
        for one in figures
        if one.figure_id not in ids
    ]
