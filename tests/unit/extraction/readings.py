"""Figures as one line each, so that a table of sentences and what they say fits on a page."""

from datetime import date

from casualty_figures import extract_figures
from casualty_figures.records import Figure

PUBLISHED = date(2015, 5, 18)


def figures_of(text: str) -> list[Figure]:
    """Return the figures of a text published on Monday 18 May 2015."""
    return extract_figures(text, published=PUBLISHED)


def readings_of(text: str) -> list[str]:
    """Return each figure of a text as a line: "killed 3 of 12", "displaced 300 households".

    A count whose bounds differ is low/best/high with a dash where there is no
    bound; "of 12" is the figure it is a part of; "derived" and what is not affirmed
    end the line: "killed 45 denied".
    """
    figures = figures_of(text)
    by_id = {figure.figure_id: figure for figure in figures}
    return sorted(_reading(figure, by_id) for figure in figures)


def count_of(figure: Figure) -> str:
    """Return the bounds as words: "17", "17/17/-", "-/-/30"."""
    bounds = (figure.low, figure.best, figure.high)
    if figure.quantifier == "exact":
        return str(figure.best)
    return "/".join("-" if bound is None else str(bound) for bound in bounds)


def _reading(figure: Figure, by_id: dict[str, Figure]) -> str:
    words = [figure.indicator, count_of(figure)]
    if figure.unit == "household":
        words.append("households")
    if figure.subset_of_figure_id is not None:
        words += ["of", count_of(by_id[figure.subset_of_figure_id])]
    if figure.basis == "derived":
        words.append("derived")
    if figure.assertion != "affirmed":
        words.append(figure.assertion)
    return " ".join(words)
