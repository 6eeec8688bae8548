"""Figures by indicator and place, each with its range, open where its words leave it open."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from casualty_figures.lexicon.indicators import INDICATORS
from casualty_figures.publishing.report.evidence import Sentence, sentence_of
from casualty_figures.publishing.report.number_scale import NumberScale, scale_of
from casualty_figures.publishing.report.reported_tables import ReportedTables

MOST_PLACES = 14
MOST_FIGURES = 6
"""Places shown for an indicator, and figures for a place: those with the largest numbers."""

_OPEN = 7.0  # percent of the width over which an open range fades out


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure on its line; positions in percent of the width.

    `solid` is the part of the range with both ends; `fades_left` and
    `fades_right` say where it begins to fade; `ends` are its stated ends;
    `dot` is the number the words name.
    """

    dot: float | None
    solid: tuple[float, float] | None
    fades_left: float | None
    fades_right: float | None
    ends: tuple[float, ...]
    label_at: float
    is_label_right: bool
    label: str
    assertion: str
    count: str
    period: str
    speaker: str
    source: str
    sentence: Sentence | None


@dataclass(frozen=True, slots=True)
class PlaceLane:
    """The figures about one place."""

    place: str
    count: int
    marks: tuple[Mark, ...]

    @property
    def figures_not_shown(self) -> int:
        """How many figures of the place the plot leaves out."""
        return self.count - len(self.marks)


@dataclass(frozen=True, slots=True)
class IndicatorPlot:
    """The figures of one indicator: parts of other figures are left out, their totals hold them."""

    indicator: str
    scale: NumberScale
    count: int
    place_count: int
    lanes: tuple[PlaceLane, ...]

    @property
    def places_not_shown(self) -> int:
        """How many places the plot leaves out."""
        return self.place_count - len(self.lanes)


def figure_plots(tables: ReportedTables) -> tuple[IndicatorPlot, ...]:
    """Return one plot an indicator that has figures, in the codebook's order."""
    rows = tables.rows(_PLOTTED, MOST_PLACES, MOST_FIGURES)
    groups = {name: list(group) for name, group in groupby(rows, key=lambda row: str(row["indicator"]))}
    names = sorted(groups, key=lambda name: (INDICATORS.index(name) if name in INDICATORS else 99, name))
    return tuple(_plot(name, groups[name]) for name in names)


_PLOTTED = """
WITH counted AS (
    SELECT figure_id, indicator,
        coalesce(coalesce(location_name, adm_1) || ', ' || country, country, 'no place named') AS place,
        coalesce(person_high, high, person_best, best, person_low, low) AS size
    FROM figures WHERE subset_of_figure_id IS NULL
        AND coalesce(kind, 'incident') = 'incident' AND coalesce(cause, 'unknown') IN ('conflict', 'unknown')
), places AS (
    SELECT indicator, place, count(*) AS in_place,
        sum(count(*)) OVER one_indicator AS in_indicator, count(*) OVER one_indicator AS place_count,
        row_number() OVER (one_indicator ORDER BY max(size) DESC, place) AS lane
    FROM counted WHERE size IS NOT NULL GROUP BY indicator, place
    WINDOW one_indicator AS (PARTITION BY indicator)
), shown AS (
    SELECT *, row_number() OVER (PARTITION BY indicator, place ORDER BY size DESC, figure_id) AS line
    FROM counted JOIN places USING (indicator, place) WHERE size IS NOT NULL AND lane <= ?
    QUALIFY line <= ?
)
SELECT figures.*, shown.*, source_article,
    coalesce(person_low, low) AS least, coalesce(person_best, best) AS named,
    coalesce(person_high, high) AS most
FROM shown JOIN figures USING (figure_id) LEFT JOIN articles USING (article_id)
ORDER BY shown.indicator, lane, line
"""


def _plot(indicator: str, rows: list[dict[str, Any]]) -> IndicatorPlot:
    scale = scale_of(
        [row[name] for row in rows for name in ("least", "named", "most") if row[name] is not None]
    )
    lanes = tuple(
        PlaceLane(place, figures[0]["in_place"], tuple(_mark(row, scale) for row in figures))
        for place, figures in _by_place(rows)
    )
    return IndicatorPlot(indicator, scale, rows[0]["in_indicator"], rows[0]["place_count"], lanes)


def _by_place(rows: Iterable[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    return [(place, list(group)) for place, group in groupby(rows, key=lambda row: str(row["place"]))]


def _mark(row: dict[str, Any], scale: NumberScale) -> Mark:
    least, named, most = (
        None if row[name] is None else scale.at(row[name]) for name in ("least", "named", "most")
    )
    count = count_in_words(row["least"], row["named"], row["most"])
    stated = [at for at in (least, named, most) if at is not None]
    first, last = min(stated), max(stated)
    fades_left = first if least is None else None
    fades_right = last if most is None else None
    left = max(first - (_OPEN if fades_left is not None else 0), 0.0)
    right = last + (_OPEN if fades_right is not None else 0)
    is_label_right = right < 50
    return Mark(
        dot=named,
        solid=(first, last) if last > first else None,
        fades_left=fades_left,
        fades_right=fades_right,
        ends=tuple(at for at in (least, most) if at is not None and at != named),
        label_at=right if is_label_right else left,
        is_label_right=is_label_right,
        label=_label(row, count),
        assertion=row["assertion"],
        count=count,
        period=_period(row),
        speaker=row["attribution_text"] or "the article itself",
        source=" · ".join(str(row[name]) for name in ("source_article", "source_date") if row[name]),
        sentence=sentence_of(row),
    )


def count_in_words(low: int | None, best: int | None, high: int | None) -> str:
    """Return the count as its bounds leave it; an open bound stays open in the words."""
    said = "" if best is None or best in {low, high} else f", best {best:,}"
    match low, high:
        case None, None:
            return f"about {best:,}"
        case _, None:
            return f"at least {low:,}{said}"
        case None, _:
            return f"{'nearly' if best == high else 'up to'} {high:,}{said}"
        case _ if low == high:
            return f"{low:,}"
        case _:
            return f"{low:,} to {high:,}{said}"


def _period(row: dict[str, Any]) -> str:
    start, end = row["date_start"], row["date_end"]
    if start is None or end is None:
        return "not said"
    return f"{start}" if start == end else f"{start} to {end}"


def _label(row: dict[str, Any], count: str) -> str:
    """Return the count, with the vague word it is read from and its state where it is not affirmed."""
    _, _, vague_word = (row["vague_rule"] or "").partition(":")
    label = f"{vague_word} ({count})" if vague_word else count
    return label if row["assertion"] == "affirmed" else f"{label}, {row['assertion']}"
