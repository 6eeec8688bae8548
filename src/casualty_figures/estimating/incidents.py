"""Articles on several unrelated incidents: the weekend's shootings, crashes on three roads."""

import re
from collections.abc import Sequence
from functools import lru_cache

from casualty_figures.estimating.references import bodies_of_headlines, central
from casualty_figures.languages.en.lexicon import cue
from casualty_figures.lexicon.indicators import BODILY
from casualty_figures.records import Figure

_SEVERAL = re.compile(
    rf"(?i)\b{cue('apart')} (?:\w+ )?{cue('incidents')}\b"
    rf"|\bin (?:[\w']+ ){{0,3}}{cue('incidents_of_violence')}\b"
    rf"|\b{cue('incidents_apart')}\b[^.]{{0,60}}\b(?:not related|unrelated|across)\b"
)


def of_main_incident(figures: Sequence[Figure]) -> Sequence[Figure]:
    """Return the figures of the largest incident, where an article opens with the total of several.

    The largest is the one whose sentence counts most people killed and
    injured. All figures are returned where no sentence counts more than one.
    """
    harmed = [figure for figure in figures if figure.indicator in BODILY and figure.assertion == "affirmed"]
    bodies = bodies_of_headlines(figures)
    totals = {figure.figure_id for figure in harmed if _is_of_several(figure)}
    if not harmed or harmed[0].figure_id not in totals:
        return figures
    sizes: dict[str, int] = {}
    for figure in harmed:
        is_part = figure.subset_of_figure_id not in {None, *totals, *bodies}
        if figure.figure_id not in totals and not is_part and not _is_total_again(figure, harmed, totals):
            sizes[figure.source_excerpt] = sizes.get(figure.source_excerpt, 0) + central(figure)
    largest = max(sizes, key=lambda excerpt: sizes[excerpt], default="")
    if sizes.get(largest, 0) < 2:
        return figures
    return [figure for figure in figures if figure.source_excerpt == largest]


@lru_cache(64)  # asked for each figure of a sentence
def _tells_of_several(sentence: str) -> bool:
    return bool(_SEVERAL.search(sentence))


def _is_of_several(figure: Figure) -> bool:
    return _tells_of_several(figure.source_excerpt)


def _is_total_again(figure: Figure, harmed: Sequence[Figure], totals: set[str]) -> bool:
    """Whether a figure repeats a total of all incidents."""
    return central(figure) > 1 and any(
        other.figure_id in totals
        and other.indicator == figure.indicator
        and central(other) <= central(figure)
        for other in harmed
    )
