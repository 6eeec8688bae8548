"""One article and one indicator: which number answers "how many were killed?"

The main incident, its parts added; subsets, background and superseded figures
left out. The rules speak of figures only, so that the same logic can reconcile
figures of several articles.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

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
    other_units = {figure.figure_id for figure in figures if figure.unit != unit}
    fitting = [
        figure
        for figure in figures
        if figure.indicator == indicator
        and figure.unit == unit
        and figure.assertion == "affirmed"
        and (figure.subset_of_figure_id is None or figure.subset_of_figure_id in other_units)
        and figure.derived_from_figure_id is None
    ]
    counted = [figure for figure in fitting if _central(figure) > 0]
    if not counted:
        return _added(fitting[:1]) if fitting else NO_COUNT
    incident = [figure for figure in counted if not _is_background(figure)] or counted
    return _added(_distinct(incident))


def _is_background(figure: Figure) -> bool:
    return (figure.measure == "cumulative" and not figure.extractor.endswith(":toll")) or bool(
        figure.date_prec and figure.date_prec >= 5 and figure.indicator == "killed"
    )


def _central(figure: Figure) -> int:
    return next(bound for bound in (figure.best, figure.low, figure.high) if bound is not None)


_FURTHER = re.compile(
    r"\b(?:another|others?|more|additional|further|also|second|third|later|separate\w*|meanwhile|elsewhere)\b",
    re.IGNORECASE,
)


def _distinct(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures that add up to the main incident, each person once.

    Figures of the first sentence that has any are added. A later one is added
    where its words say that it is about others; it takes the place of the first
    where it is a number and that was not.
    """
    first = figures[0].source_excerpt
    chosen = [figure for figure in figures if figure.source_excerpt == first]
    if figures[0].indicator in {"displaced", "returned"}:
        chosen = [chosen[0], *(figure for figure in chosen[1:] if figure.extractor.endswith(":elliptic"))]
    for figure in figures:
        if figure.source_excerpt == first:
            continue
        if _is_further(figure):
            chosen.append(figure)
    return chosen


def _is_further(figure: Figure) -> bool:
    return bool(_FURTHER.search(figure.victim_group or "") or _FURTHER.search(figure.reported_text[:20]))


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
