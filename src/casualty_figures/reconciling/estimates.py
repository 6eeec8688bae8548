"""How many: what the testimonies of one event together support, by named rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casualty_figures.reconciling.testimony import Bounds, Testimony
from casualty_figures.records.event import EstimateFigure
from casualty_figures.schema.event_columns import ALL


@dataclass(frozen=True, slots=True)
class Supported:
    """What is supported of an event for one indicator and one group of victims."""

    indicator: str
    victim_group: str
    bounds: Bounds
    n_figures: int
    number_of_sources: int
    n_independent_origins: int
    status: str
    rule: str
    who_says_what: str | None


def supported(testimonies: Sequence[Testimony]) -> list[Supported]:
    """Return what is supported of the event that the testimonies are of, by indicator and group."""
    first = testimonies[0]
    n_of = {name: sum(one.indicator == name for one in first.figures) for name in first.counts}
    return [
        Supported(name, ALL, bounds, n_of[name], 1, 1, "provisional", "one_origin", None)
        for name, bounds in first.counts.items()
    ]


def roles(event_id: str, testimonies: Sequence[Testimony]) -> Iterator[EstimateFigure]:
    """Yield the part of each figure of an event in its estimates."""
    parts = {
        "counts": "recommended",
        "part": "subset",
        "restated": "duplicate",
        "rival": "triangulation",
        "superseded": "superseded",
    }
    for one in testimonies:
        for figure in one.figures:
            yield EstimateFigure(
                figure_id=figure.figure_id,
                event_id=event_id,
                indicator=figure.indicator,
                victim_group=ALL,
                estimate_role=parts.get(
                    figure.role, "excluded" if figure.role != "superseded" else "superseded"
                ),
                estimate_role_reason=figure.role_reason,
            )
