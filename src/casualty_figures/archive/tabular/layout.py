"""What stands between the cells of a text, and which of its rows names the columns."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from casualty_figures.archive.tabular.header import HEAD, Recognise, columns_named, filled, header_among

_SEPARATORS = ",;\t|"
_HEAD_CHARACTERS = 1 << 20
"""The characters among which the first rows are looked for."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands between the cells of a table, a space behind it or not, and how wide its rows are."""

    separator: str
    width: int
    is_spaced: bool = False


def layout_of(text: io.TextIOBase, recognise: Recognise) -> Layout:
    """Return the separator with which the beginning of a text is most of a table.

    That is one whose row of names is recognised; of several the one with which
    most rows are as wide as that row. How often a character stands in the text
    says nothing: prose has more commas than a table has columns.
    """
    head = text.read(_HEAD_CHARACTERS)
    _, layout = max(
        (_likeness(list(_first(head, separator)), separator, recognise) for separator in _SEPARATORS),
        key=lambda found: found[0],
    )
    return layout


def _first(head: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
    with suppress(csv.Error):  # a cell too large, which is told when the rows are read
        yield from islice((cells for cells in reader if filled(cells)), HEAD)


def _likeness(
    rows: Sequence[Sequence[str]], separator: str, recognise: Recognise
) -> tuple[tuple[bool, int, float, int], Layout]:
    """Return how much the first rows are a table, to compare, and its layout."""
    if not rows:
        return (False, 0, 0.0, 0), Layout(separator, 0)
    place = header_among(rows, recognise)
    width = len(rows[place])
    share = sum(len(cells) == width for cells in rows) / len(rows)
    is_spaced = width > 1 and all(cell[:1] == " " for cell in rows[place][1:])
    layout = Layout(separator, width, is_spaced)
    return (*recognise(columns_named(rows[place])), share, width), layout
