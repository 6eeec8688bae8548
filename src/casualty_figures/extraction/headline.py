"""One article and one indicator: the number that answers "how many were killed".

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
    fitting = _fitting(figures, indicator, unit)
    counted = [figure for figure in fitting if _central(figure) > 0]
    if indicator == "injured":
        counted = _survivors(counted, _fitting(figures, "killed", unit))
    if not counted:
        return _added(fitting[:1]) if fitting and _central(fitting[0]) == 0 else NO_COUNT
    incident = [figure for figure in counted if not _is_background(figure)] or counted
    return _added(_distinct(incident))


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


def _is_background(figure: Figure) -> bool:
    is_toll = figure.extractor.endswith(":toll")
    is_long = bool(figure.date_prec and figure.date_prec >= 5 and figure.indicator == "killed")
    return (figure.measure == "cumulative" and not is_toll) or is_long


def _central(figure: Figure) -> int:
    return next(bound for bound in (figure.best, figure.low, figure.high) if bound is not None)


_ANOTHER = re.compile(r"\b(?:another|second|third|also)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:others?|more|additional|further)\b", re.IGNORECASE)
_DEFINITE = re.compile(
    r"^(?:(?:the|his|her|their|its|this|that|he|she|him|himself|herself|themselves|whose)\b|(?-i:[A-Z]))",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"^(?:shot|shoot|stab|beat|assault|burn|hospital|taken|rushed|transported|airlifted|treated|in |hit|struck|suffer|sustain|receiv|admitted|flown|injuries)",
    re.IGNORECASE,
)


def _is_single(figure: Figure) -> bool:
    """Say whether the figure is one person named without a number: a man, he, the driver."""
    return (
        _central(figure) == 1
        and figure.quantifier == "exact"
        and not re.match(r"(?i)(?:one|1)\b", figure.reported_text)
    )


def _is_definite(figure: Figure) -> bool:
    return _is_single(figure) and bool(_DEFINITE.match(figure.victim_group or ""))


def _survivors(injured: list[Figure], killed: list[Figure]) -> list[Figure]:
    """Return the injured without those who, shot or taken to hospital, are the dead of the same article."""
    dead = [figure for figure in killed if _central(figure) > 0 and not _is_background(figure)]
    if not dead:
        return injured
    beside = {figure.source_excerpt for figure in dead}
    return [
        figure
        for figure in injured
        if not _is_single(figure)
        or _OTHERS.search(figure.victim_group or "")
        or _ANOTHER.search(figure.victim_group or "")
        or (figure.source_excerpt in beside and not _is_definite(figure))
        or (not _WEAK.match(figure.term) and not _is_definite(figure))
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
    for figure in figures:
        if figure.source_excerpt != first and _adds(figure, chosen):
            chosen.append(figure)
    return chosen


def _once(lead: list[Figure]) -> list[Figure]:
    """Return the figures of one sentence without a single who is one of the others: "a man ... he"."""
    kept = [lead[0]]
    for figure in lead[1:]:
        if _is_definite(figure) and any(_central(other) >= 1 for other in kept):
            continue
        kept.append(figure)
    return kept


def _adds(figure: Figure, chosen: list[Figure]) -> bool:
    words = f"{figure.victim_group or ''} {figure.reported_text[:12]}"
    if any(_central(other) == _central(figure) and _central(figure) > 1 for other in chosen):
        return False
    if sum(_central(other) for other in chosen) > 1 and not re.match(
        r"(?i)(?:another|an additional|a further)\b", figure.reported_text
    ):
        return False
    return bool(_ANOTHER.search(words) or _OTHERS.search(words))


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
