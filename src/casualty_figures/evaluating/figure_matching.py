"""Labelled figures to those that were read: each to one, most of them in all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casualty_figures.evaluating.whole_articles import Label, LabelledArticle
from casualty_figures.records import Figure


@dataclass(frozen=True, slots=True)
class Matching:
    """Labels and figures that say the same, labels that were missed, and figures that no label has.

    A figure that overlaps an optional label of its indicator is neither right nor wrong.
    """

    pairs: tuple[tuple[Label, Figure], ...]
    missed: tuple[Label, ...]
    wrong: tuple[Figure, ...]


def matching_of(article: LabelledArticle, figures: Sequence[Figure]) -> Matching:
    """Return which figures of the body are those labelled: indicator, unit, bounds and place in the text.

    The likest pairs are joined first (required labels before optional ones);
    then a required label left over takes a figure whose label can have another.
    """
    body = [figure for figure in figures if figure.text_part == "body"]
    options = _options(article, body)
    taken: dict[int, int] = {}
    for _, number, n in sorted(_ranked(article, body, options)):
        if number not in taken.values() and n not in taken:
            taken[n] = number
    for number, label in enumerate(article.figures):
        if number not in taken.values() and not label["optional"]:
            _assign(number, options, taken, set())
    figure_of = {number: body[n] for n, number in taken.items()}
    free = [figure for n, figure in enumerate(body) if n not in taken]
    return Matching(
        pairs=tuple((label, figure_of[n]) for n, label in enumerate(article.figures) if n in figure_of),
        missed=tuple(
            label for n, label in enumerate(article.figures) if n not in figure_of and not label["optional"]
        ),
        wrong=tuple(figure for figure in free if not _is_optional(figure, article)),
    )


def _options(article: LabelledArticle, body: Sequence[Figure]) -> dict[int, list[int]]:
    """Return the figures that say what each label says, by their numbers."""
    return {
        number: [n for n, figure in enumerate(body) if _says_the_same(label, figure, article.first)]
        for number, label in enumerate(article.figures)
    }


def _ranked(
    article: LabelledArticle, body: Sequence[Figure], options: dict[int, list[int]]
) -> Iterator[tuple[tuple[bool, bool, int], int, int]]:
    """Yield each pair that can be, with its rank: required, of the same basis, sharing most words."""
    for number, label in enumerate(article.figures):
        for n in options[number]:
            is_other_basis = label["basis"] != body[n].basis
            rank = (bool(label["optional"]), is_other_basis, -_overlap(label, body[n], article.first))
            yield rank, number, n


def _assign(number: int, options: dict[int, list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Give a label a figure, moving others to theirs where that frees one (Kuhn's augmenting paths)."""
    for n in options[number]:
        if n not in seen:
            seen.add(n)
            if n not in taken or _assign(taken[n], options, taken, seen):
                taken[n] = number
                return True
    return False


def _says_the_same(label: Label, figure: Figure, first: int) -> bool:
    bounds = {(one["low"], one["best"], one["high"]) for one in label["bounds_any"]}
    is_same = (figure.indicator, figure.unit) == (label["indicator"], label["unit"])
    is_counted = (figure.low, figure.best, figure.high) in bounds
    return is_same and is_counted and _overlap(label, figure, first) > 0


def _overlap(label: Label, figure: Figure, first: int) -> int:
    start = max(int(label["char_start"]), figure.char_start - first)
    return max(0, min(int(label["char_end"]), figure.char_end - first) - start)


def _is_optional(figure: Figure, article: LabelledArticle) -> bool:
    return any(
        label["indicator"] == figure.indicator and _overlap(label, figure, article.first) > 0
        for label in article.figures
        if label["optional"]
    )
