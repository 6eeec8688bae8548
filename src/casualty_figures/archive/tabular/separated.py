"""Text with separators (RFC 4180, with any of four separators) to rows of cells."""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casualty_figures.archive.tabular.header import Unread
from casualty_figures.archive.tabular.layout import Layout

_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_MOST_HELD = 200
"""The lines of a cell among which the row is looked for that it belongs to."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of a text, by their numbers, and their cells, none where they are no row."""

    first: int
    last: int
    cells: list[str] | None
    is_large: bool = False


def separated_rows(text: Iterable[str], layout: Layout) -> Iterator[list[str] | Unread]:
    """Yield the cells of each row of a text, its lines with their ends.

    Lines in which a quotation mark stands where none may are one row that cannot
    be read, to the next line that begins a whole row: as wide as the table, and
    no prose. So a mark that is not closed takes no other row with it. Where a
    mark closes what none opened, the row it belongs to begins before it.
    """
    held: list[_Piece] = []
    for piece in _pieces(text, layout):
        begin = _begin(held, piece, layout)
        if begin is not None:
            yield from _cells_of(held[:begin])
            yield _unread([*held[begin:], piece][0].first, piece)
            held = []
            continue
        if len(piece.cells or []) >= layout.width or len(held) == _MOST_HELD:
            yield from _cells_of(held)
            held = []
        held.append(piece)
    yield from _cells_of(held)


def _begin(held: Sequence[_Piece], piece: _Piece, layout: Layout) -> int | None:
    """Return the place among the rows before it where the broken row begins that a piece ends, if it does.

    Those are one as wide as the table, and narrower ones behind it. The cell
    that is broken is the last of its first line and the first of its last.
    """
    is_behind_narrow = any(_is_narrow(one, layout) for one in held[1:])
    if piece.cells is None:
        return 0 if is_behind_narrow else len(held)
    is_end = is_behind_narrow or _is_narrow(piece, layout) or _is_prose(piece.cells)
    if not is_end or not _is_cut(piece.cells):
        return None
    width = layout.width + 1 - len(piece.cells)
    return next((n for n, one in enumerate(held) if len(one.cells or []) == width), 0)


def _cells_of(held: Iterable[_Piece]) -> Iterator[list[str]]:
    return (piece.cells for piece in held if piece.cells is not None)


def _is_narrow(piece: _Piece, layout: Layout) -> bool:
    return piece.cells is not None and 0 < len(piece.cells) < layout.width


def _unread(first: int, piece: _Piece) -> Unread:
    lines = f"line {first}" if piece.last == first else f"lines {first} to {piece.last}"
    mark = "a quotation mark that is not closed or opened, or not doubled inside a cell"
    reason = "a cell that is too large to be an article" if piece.is_large else mark
    return Unread(f"{lines} of the file not read: {reason}")


def _pieces(text: Iterable[str], layout: Layout) -> Iterator[_Piece]:
    """Yield each row, and the lines of each that is broken, to the next that begins a row."""
    lines = _Lines(text)
    wrong: tuple[int, bool] | None = None
    while True:
        reader = _reader(lines, layout)
        try:
            for cells in reader:
                if wrong and not _is_row(cells, layout.width, lines.first):
                    break
                if wrong:
                    yield _Piece(wrong[0], lines.number - 1, None, wrong[1])
                    wrong = None
                first = lines.number
                lines.forget()
                yield _Piece(first, lines.number - 1, cells)
            else:
                break
        except csv.Error as error:
            wrong = wrong or (lines.number, "limit" in str(error))
        lines.forget_first()
    if wrong:
        yield _Piece(wrong[0], lines.number - 1, None, wrong[1])


def _reader(lines: Iterable[str], layout: Layout) -> Iterator[list[str]]:
    reader = csv.reader(
        lines,
        delimiter=layout.separator,
        skipinitialspace=layout.is_spaced,
        quoting=csv.QUOTE_MINIMAL if layout.is_quoted else csv.QUOTE_NONE,
        strict=True,
    )
    return reader if layout.is_quoted else ([*map(_bare, cells)] for cells in reader)


def _bare(cell: str) -> str:
    """Return a cell without the quotation marks around all of it."""
    return cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell


def _is_row(cells: Sequence[str], width: int, line: str) -> bool:
    """Whether cells behind a broken row are a row, and no line of its text that has as many commas."""
    is_number = any(left[-1:].isdigit() and _THOUSANDS.match(right) for left, right in pairwise(cells))
    is_line_of_text = width == 1 and not line.startswith('"')
    return len(cells) == width and not (_is_cut(cells) or _is_prose(cells) or is_number or is_line_of_text)


def _is_prose(cells: Sequence[str]) -> bool:
    """Whether a space stands behind a separator."""
    return any(cell[:1].isspace() for cell in cells)


def _is_cut(cells: Sequence[str]) -> bool:
    """Whether a cell has one of two quotation marks."""
    return any(cell.count('"') % 2 for cell in cells)


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
