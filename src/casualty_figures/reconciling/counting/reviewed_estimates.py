"""Estimates that a reviewer decided: by a figure that was accepted, or amended."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from casualty_figures.reconciling.counting.estimates import Supported
from casualty_figures.reconciling.testimony import Bounds, Testimony, ToldFigure
from casualty_figures.schema.event_columns import ALL


def with_reviews(
    estimates: Iterable[Supported], testimonies: Sequence[Testimony], deciding: Sequence[str]
) -> list[Supported]:
    """Return the estimates of an event, those of all people by the figure that a reviewer decided on last.

    `deciding` are the ids of such figures, the last at the end. A figure that
    counts decides with its account, whose parts are added up; a rival alone.
    Any other (told again, a part, not counting) decides nothing.
    """
    order = {figure_id: number for number, figure_id in enumerate(deciding)}
    told = sorted(
        (
            (figure, _bounds(one, figure))
            for one in testimonies
            if one.is_current
            for figure in one.figures
            if figure.figure_id in order
        ),
        key=lambda pair: order[pair[0].figure_id],
    )
    decided = {figure.indicator: bounds for figure, bounds in told if bounds and not bounds.is_empty}
    return [
        replace(one, bounds=decided[one.indicator], rule="reviewed")
        if one.victim_group == ALL and one.indicator in decided
        else one
        for one in estimates
    ]


def _bounds(testimony: Testimony, figure: ToldFigure) -> Bounds | None:
    if figure.role == "counts":
        return testimony.counts.get(figure.indicator)
    return figure.bounds if figure.role == "rival" else None
