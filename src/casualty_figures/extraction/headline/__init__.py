"""One article and one indicator: the number that answers "how many were killed".

The main incident, its parts added; subsets, background and superseded figures
left out. The rules speak of figures only, so that the same logic can reconcile
figures of several articles.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from casualty_figures.extraction.headline.background import of_the_incident, opening_of, outweighs
from casualty_figures.extraction.headline.references import (
    central,
    is_definite,
    is_gunshot,
    is_nobody_known,
    is_of_the_injured,
    is_open_about,
    opens_anew,
    says_another,
)
from casualty_figures.extraction.headline.survivors import dead_among, is_told_too_late, survivors
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
    fitting = _fitting(figures, indicator, unit)
    dead = headline_count(figures, "killed", unit=unit).figures if indicator == "injured" else ()
    zeros = [figure for figure in fitting if central(figure) == 0]
    incident = [
        figure
        for figure in of_the_incident(fitting, opening_of(figures))
        if central(figure) > 0 and not is_nobody_known(figure) and not is_gunshot(figure)
    ]
    if indicator == "injured":
        incident = survivors(incident, _fitting(figures, "killed", unit))
    if zeros and not any(outweighs(figure, zeros[0]) for figure in incident):
        return _added(zeros[:1])
    if not incident or is_told_too_late(incident, dead):
        return NO_COUNT
    chosen = with_toll(_distinct(told(incident)))
    return _less(_added(chosen), dead_among(chosen[0], dead) if len(chosen) == 1 else 0)


def _less(count: HeadlineCount, n_dead: int) -> HeadlineCount:
    low, best, high = (
        None if bound is None else bound - n_dead for bound in (count.low, count.best, count.high)
    )
    return NO_COUNT if {low, best, high} <= {0, None} else HeadlineCount(low, best, high, count.figures)


def _fitting(figures: Sequence[Figure], indicator: str, unit: str) -> list[Figure]:
    other_units = {figure.figure_id for figure in figures if figure.unit != unit}
    return [
        figure
        for figure in figures
        if figure.indicator == indicator
        and figure.unit == unit
        and figure.assertion == "affirmed"
        and (figure.subset_of_figure_id is None or figure.subset_of_figure_id in other_units)
        and figure.derived_from_figure_id is None
    ]


def _distinct(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures that add up to the main incident, each person once.

    Figures of the first sentence that has any are added, but for those that
    speak of its people again. A later one is added where its words say that it
    is about somebody else.
    """
    first = figures[0].source_excerpt
    lead = [figure for figure in figures if figure.source_excerpt == first]
    chosen = _once(lead)
    if figures[0].indicator in {"displaced", "returned"}:
        return [chosen[0], *(figure for figure in chosen[1:] if figure.extractor.endswith(":elliptic"))]
    if is_open_about(chosen[0]) and central(chosen[0]) > 1:
        return chosen
    for figure in figures:
        if figure.source_excerpt != first and _adds(figure, chosen):
            chosen.append(figure)
    return chosen


def _once(lead: list[Figure]) -> list[Figure]:
    """Return the figures of one sentence without a single who is one of the others: "a man ... he"."""
    kept = [lead[0]]
    for figure in lead[1:]:
        if is_definite(figure) and any(central(other) >= 1 for other in kept):
            continue
        if any(figure.reported_text == other.reported_text for other in kept):
            continue
        kept.append(figure)
    return kept


def _adds(figure: Figure, chosen: list[Figure]) -> bool:
    if any(central(other) == central(figure) and central(figure) > 1 for other in chosen):
        return False
    if is_of_the_injured(figure):
        return True
    if sum(central(other) for other in chosen) > 1 and not opens_anew(figure):
        return False
    return says_another(figure)


def _added(figures: Sequence[Figure]) -> HeadlineCount:
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
