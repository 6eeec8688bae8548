"""Labelled figures to those that were read: each to one, most of them in all."""

from collections.abc import Sequence
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
    """Return which figures of the body are those labelled: indicator, unit, bounds and place in the text."""
    body = [figure for figure in figures if figure.text_part == "body"]
    required = [label for label in article.figures if not label["optional"]]
    labels = [*required, *_optional(article)]
    options = {n: _options(label, body, article.first) for n, label in enumerate(labels)}
    taken: dict[int, int] = {}
    for number in options:
        _assign(number, options, taken, set())
    pairs = sorted((number, n) for n, number in taken.items())
    free = [figure for n, figure in enumerate(body) if n not in taken]
    return Matching(
        pairs=tuple((labels[number], body[n]) for number, n in pairs),
        missed=tuple(label for number, label in enumerate(required) if number not in taken.values()),
        wrong=tuple(figure for figure in free if not _is_optional(figure, article)),
    )


def _options(label: Label, body: Sequence[Figure], first: int) -> list[int]:
    """Return the figures that say what a label says, those that share most of its words first."""
    same = [n for n, figure in enumerate(body) if _says_the_same(label, figure, first)]
    return sorted(same, key=lambda n: -_overlap(label, body[n], first))


def _optional(article: LabelledArticle) -> list[Label]:
    return [label for label in article.figures if label["optional"]]


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
        for label in _optional(article)
    )
