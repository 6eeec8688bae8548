"""The same incident told twice: by the headline and by the body; one of them answers."""

from collections.abc import Sequence

from casualty_figures.estimating.references import central, is_single
from casualty_figures.records import Figure


def told(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures that answer: those of the headline where it gives a number, else of the body."""
    headline = [figure for figure in figures if figure.text_part == "headline"]
    body = [figure for figure in figures if figure.text_part != "headline"]
    if not body or any(_is_authoritative(figure) for figure in headline):
        return headline or body
    return body


def _is_authoritative(figure: Figure) -> bool:
    return not is_single(figure) and figure.vague_rule is None and central(figure) > 0


def with_toll(figures: list[Figure]) -> list[Figure]:
    """Return the toll alone where one is among the figures: it counts all the others again.

    A number greater than the toll of its sentence no longer holds: "16 were said dead; the toll is now 14".
    """
    tolls = [figure for figure in figures if figure.rule == "toll"]
    figures = [one for one in figures if not any(_is_lowered_by(toll, one) for toll in tolls)]
    rest = sum(central(figure) for figure in figures if figure not in tolls)
    return tolls[:1] if tolls and central(tolls[0]) >= rest else figures


def _is_lowered_by(toll: Figure, figure: Figure) -> bool:
    """Whether a toll of the same sentence, told later, is less than the figure, which is none."""
    is_later = figure.source_excerpt == toll.source_excerpt and figure.char_end <= toll.char_start
    return is_later and figure.rule != "toll" and central(toll) < central(figure)


def without_vague(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures without the vague ones that a number among them can be: "several" beside five.

    "Several" and its like may be two, whatever the convention says of them.
    """
    numbers = [central(figure) for figure in figures if figure.vague_rule is None]
    return [one for one in figures if one.vague_rule is None or not _is_named_by(one, numbers)]


def _is_named_by(vague: Figure, numbers: Sequence[int]) -> bool:
    least = 2 if central(vague) <= 3 else central(vague)
    return any(number >= least for number in numbers)
