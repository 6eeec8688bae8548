"""What stands between the cells of a text, and which of its rows names the columns."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import dropwhile, islice

from casualty_figures.archive.tabular.header import HEAD, Recognise, columns_named, filled, header_among

_SEPARATORS = ",;\t|"
_HEAD_CHARACTERS = 1 << 20
"""The characters among which the first rows are looked for."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands between the cells of a table, and how wide its rows are.

    A space may stand behind each separator; quotation marks may mean nothing.
    """

    separator: str
    width: int
    is_spaced: bool = False
    is_quoted: bool = True


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
    return replace(layout, is_quoted=not _is_plain(head, layout))


def _is_plain(head: str, layout: Layout) -> bool:
    """Whether each line is a row whose quotation marks are its text's (text/tab-separated-values at IANA).

    So are those of which each has all tabs, and which are no rows, or fewer,
    where the marks hold cells together.
    """
    lines = io.StringIO(head, newline="").readlines()[: -1 if len(head) == _HEAD_CHARACTERS else None]
    table = [*dropwhile(lambda line: line.count("\t") + 1 != layout.width, filter(str.strip, lines))]
    if layout.separator != "\t" or any(line.count("\t") + 1 != layout.width for line in table):
        return False
    try:
        return len(list(csv.reader(table, delimiter="\t", strict=True))) < len(table)
    except csv.Error:
        return True


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
