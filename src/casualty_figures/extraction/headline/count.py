"""One article and one indicator: the number that answers "how many were killed".

Each victim counts once, under the worst that happened to him: the injured and
the abducted who die are killed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from casualty_figures.extraction.headline.background import of_the_incident, opening_of, outweighs
from casualty_figures.extraction.headline.captives import captives_alive, dead_among_captives
from casualty_figures.extraction.headline.incidents import of_main_incident
from casualty_figures.extraction.headline.parts import distinct
from casualty_figures.extraction.headline.references import (
    central,
    is_gunshot,
    is_nobody_known,
    is_zero_of,
)
from casualty_figures.extraction.headline.survivors import dead_among, survivors
from casualty_figures.extraction.headline.tellings import told, with_toll
from casualty_figures.records import Figure


@dataclass(frozen=True, slots=True)
class HeadlineCount:
    """The count of an article's main incident, and the figures it rests on.

    All three bounds are `None`, and `figures` empty, where the article gives none.
    """

    low: int | None
    best: int | None
    high: int | None
    figures: tuple[Figure, ...]

    @property
    def is_stated(self) -> bool:
        """Whether the article gives a count at all."""
        return bool(self.figures)


NO_COUNT = HeadlineCount(None, None, None, ())


def headline_count(figures: Sequence[Figure], indicator: str, *, unit: str = "person") -> HeadlineCount:
    """Return the count that answers how many were killed (injured, displaced ...) in an article.

    `figures` are those of one article, as `extract_figures` returns them, and
    `indicator` one of the codebook. Denied, feared, disputed and retracted
    figures never count.
    """
    figures = of_main_incident(figures)
    stated = _affirmed(figures, indicator, unit)
    own = [figure for figure in of_the_incident(stated, opening_of(figures)) if _counts_somebody(figure)]
    killed = _affirmed(figures, "killed", unit)
    dead = headline_count(figures, "killed", unit=unit).figures if indicator == "injured" else ()
    if indicator == "injured":
        own = survivors(own, killed, dead)
    if indicator == "abducted":
        own = captives_alive(own, killed)
    zero = next((figure for figure in (*stated, *killed) if is_zero_of(figure, indicator)), None)
    if zero and not any(outweighs(figure, zero) for figure in own):
        return _sum_of([zero])
    if not own:
        return NO_COUNT
    chosen = with_toll(distinct(told(own), dead))
    return _less(_sum_of(chosen), _n_killed(chosen, killed, dead))


def _counts_somebody(figure: Figure) -> bool:
    return central(figure) > 0 and not is_nobody_known(figure) and not is_gunshot(figure)


def _n_killed(chosen: Sequence[Figure], killed: Sequence[Figure], dead: Sequence[Figure]) -> int:
    """Return how many of the injured or abducted whom one figure counts were killed."""
    if len(chosen) > 1:
        return 0
    if chosen[0].indicator == "injured":
        return dead_among(chosen[0], dead)
    return dead_among_captives(chosen[0], killed) if chosen[0].indicator == "abducted" else 0


def _less(count: HeadlineCount, n_killed: int) -> HeadlineCount:
    low, best, high = (
        None if bound is None else max(0, bound - n_killed) for bound in (count.low, count.best, count.high)
    )
    return HeadlineCount(low, best, high, count.figures) if low or best or high else NO_COUNT


def _affirmed(figures: Sequence[Figure], indicator: str, unit: str) -> list[Figure]:
    other_units = {figure.figure_id for figure in figures if figure.unit != unit}
    return [
        figure
        for figure in figures
        if figure.indicator == indicator
        and figure.unit == unit
        and figure.assertion == "affirmed"
        and (figure.subset_of_figure_id is None or figure.subset_of_figure_id in other_units)
        and figure.derived_from_figure_id is None
        and not figure.extractor.endswith(":superseded_toll")
    ]


def _sum_of(figures: Sequence[Figure]) -> HeadlineCount:
    return HeadlineCount(
        low=_sum([figure.low for figure in figures]),
        best=_sum([figure.best for figure in figures]),
        high=_sum([figure.high for figure in figures]),
        figures=tuple(figures),
    )


def _sum(bounds: Sequence[int | None]) -> int | None:
    return (
        None
        if any(bound is None for bound in bounds)
        else sum(bound for bound in bounds if bound is not None)
    )
