"""Text with separators (RFC 4180, with any of four separators) to rows of cells."""

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice, pairwise

from casualty_figures.archive.tabular.header import (
    HEAD,
    Recognise,
    Unread,
    columns_named,
    filled,
    header_among,
)

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


def separated_rows(text: Iterable[str], layout: Layout) -> Iterator[list[str] | Unread]:
    """Yield the cells of each row of a text, its lines with their ends.

    Lines in which a quotation mark stands where none may are one row that cannot
    be read, to the next line that begins a whole row: as wide as the table, and
    no prose. So a mark that is not closed takes no other row with it.
    """
    lines, wrong = _Lines(text), None
    while True:
        reader = csv.reader(lines, delimiter=layout.separator, skipinitialspace=layout.is_spaced, strict=True)
        try:
            for cells in reader:
                if wrong and not _is_row(cells, layout.width, lines.first):
                    break
                if wrong:
                    yield wrong.told_before(lines.number)
                    wrong = None
                lines.forget()
                yield cells
            else:
                break
        except csv.Error as error:
            wrong = wrong or _Wrong(lines.number, "limit" in str(error))
        lines.forget_first()
    if wrong:
        yield wrong.told_before(lines.number)


@dataclass(frozen=True, slots=True)
class _Wrong:
    """The line where a row begins that cannot be read, and whether it is for its size."""

    line: int
    is_large: bool

    def told_before(self, number: int) -> Unread:
        """Return the row, which ends before the line of a number."""
        last = number - 1
        lines = f"line {last}" if last == self.line else f"lines {self.line} to {last}"
        mark = "a quotation mark that is not closed, or not doubled inside a cell"
        reason = "a cell that is too large to be an article" if self.is_large else mark
        return Unread(f"{lines} of the file not read: {reason}")


def _is_row(cells: Sequence[str], width: int, line: str) -> bool:
    """Whether cells behind a broken row are a row, and no line of its text that has as many commas."""
    is_cut = any(cell[:1].isspace() or cell.count('"') % 2 for cell in cells)
    is_number = any(left[-1:].isdigit() and right[:3].isdigit() for left, right in pairwise(cells))
    is_line_of_text = width == 1 and not line.startswith('"')
    return len(cells) == width and not (is_cut or is_number or is_line_of_text)


class _Lines:
    """The lines of a text, of which those since the last `forget` can be read again."""

    def __init__(self, text: Iterable[str]) -> None:
        self._text = iter(text)
        self._again: deque[str] = deque()
        self._read: list[str] = []
        self.number = 1
        """The number of the first line since the last `forget`."""

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._text)
        self._read.append(line)
        return line

    def forget(self) -> None:
        """Read on from here."""
        self.number += len(self._read)
        self._read.clear()

    @property
    def first(self) -> str:
        """Return the first line since the last `forget`."""
        return self._read[0]

    def forget_first(self) -> None:
        """Read again all since the last `forget` but the first line."""
        self._again.extendleft(reversed(self._read[1:]))
        self._read.clear()
        self.number += 1
