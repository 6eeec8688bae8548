"""Which row of a table names its columns, and the rows below it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import Any

Row = Mapping[str, Any]
HEAD = 10
"""Rows among which the one with the columns' names stands."""


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """A row of a table: its cells by column, or why it has none, and what a person calls it."""

    name: str
    cells: Row
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A row whose cells cannot be told apart, and why."""

    reason: str


Recognise = Callable[[Sequence[str]], tuple[bool, int]]
"""Says of columns whether one holds texts, and how many parts of an article they hold.

Those that a person named count twice."""


def header_among(rows: Sequence[Sequence[object]], recognise: Recognise) -> int:
    """Return the place of the row that names the columns.

    It is the first of those that name most, two at least; where none does, the
    first with two cells or more; a table of one column begins with it. So a
    title above the names is passed over, whatever it is made of.
    """
    known = [recognise(columns_named(cells)) for cells in rows]
    best = max(known, default=(False, 0))
    if best[1] > 1:
        return known.index(best)
    return next((place for place, cells in enumerate(rows) if filled(cells) > 1), 0)


def below_header(
    lines: Iterable[Sequence[object] | Unread], name: str, recognise: Recognise
) -> Iterator[NumberedRow]:
    """Yield the rows below the one that names the columns, numbered as a spreadsheet does."""
    rows = enumerate(map(_cells, lines), start=1)
    first = [(number, cells) for number, cells in islice(rows, HEAD) if _holds(cells)]
    readable = [(place, cells) for place, (_, cells) in enumerate(first) if not isinstance(cells, Unread)]
    if not readable:
        yield from (_numbered(f"{name} {number}", cells, []) for number, cells in chain(first, rows))
        return
    head, names = readable[header_among([cells for _, cells in readable], recognise)]
    columns = columns_named(names)
    for number, cells in chain(first[head + 1 :], rows):
        if _holds(cells):
            yield _numbered(f"{name} {number}", cells, columns)


def _numbered(name: str, cells: Sequence[object] | Unread, columns: Sequence[str]) -> NumberedRow:
    if isinstance(cells, Unread):
        return NumberedRow(name, {}, cells.reason)
    n_cells = max(place for place, cell in enumerate(cells, start=1) if cell is not None)
    is_wider = n_cells > len(columns)
    wrong = f"{n_cells} cells, where the header has {len(columns)}" if is_wider else None
    return NumberedRow(name, dict(zip_longest(columns, cells[: len(columns)])), wrong)


def _cells(row: Sequence[object] | Unread) -> Sequence[object] | Unread:
    """Return what the cells hold, nothing for one of white space."""
    if isinstance(row, Unread):
        return row
    return [None if isinstance(cell, str) and not cell.strip() else cell for cell in row]


def _holds(row: Sequence[object] | Unread) -> bool:
    return isinstance(row, Unread) or filled(row) > 0


def filled(cells: Sequence[object]) -> int:
    """Return how many cells hold something."""
    return sum(cell is not None and cell != "" for cell in cells)


def columns_named(header: Sequence[object]) -> list[str]:
    """Return the names of columns; one that stands there before gets its number."""
    names = ["" if cell is None else str(cell).strip() for cell in header]
    before = [names[:place].count(name) for place, name in enumerate(names)]
    return [f"{name} ({n + 1})" if n and name else name for name, n in zip(names, before, strict=True)]
