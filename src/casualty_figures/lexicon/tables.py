"""The one reader of tables of words: tab-separated, a header row, `#` before a comment line.

A table that is damaged raises `TableError`, which names file and row, when it
is read; a column that is asked for and not there, when it is asked for.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


class TableError(ValueError):
    """A table of words that cannot be read: which file, which row, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is written: the names of its columns, and its rows, each as wide as these."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def select(self, *columns: str) -> tuple[tuple[str, ...], ...]:
        """Return the cells of some columns, row by row; raises `TableError` where one is missing."""
        places = [self._place(column) for column in columns]
        return tuple(tuple(row[place] for place in places) for row in self.rows)

    def column(self, name: str) -> tuple[str, ...]:
        """Return the cells of one column; raises `TableError` where it is not there."""
        place = self._place(name)
        return tuple(row[place] for row in self.rows)

    def words(self, column: str | None = None) -> frozenset[str]:
        """Return the words of a column, the first unless named; raises `TableError` for one said twice."""
        cells = self.column(column or self.columns[0])
        self._refuse_repeated(cells)
        return frozenset(cells)

    def mapping(self, key: str, value: str) -> dict[str, str]:
        """Return one column by another; raises `TableError` for a key said twice."""
        keys = self.column(key)
        self._refuse_repeated(keys)
        return dict(zip(keys, self.column(value), strict=True))

    def records(self) -> tuple[dict[str, str], ...]:
        """Return each row by the names of its columns."""
        return tuple(dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def _place(self, column: str) -> int:
        if column not in self.columns:
            raise TableError(
                f"{self.name}: the header row has no column {column!r}, it has {', '.join(self.columns)}"
            )
        return self.columns.index(column)

    def _refuse_repeated(self, cells: Iterable[str]) -> None:
        repeated = next((cell for cell, times in Counter(cells).items() if times > 1), None)
        if repeated is not None:
            raise TableError(f"{self.name}: {repeated!r} stands in two rows")


def read_table(path: Traversable) -> Table:
    """Return the table at a path; short rows are filled with empty cells.

    Raises `OSError` for a file that cannot be read, and `TableError` for one
    without a header or a row, a column or row that stands there twice, and a
    row with more cells than the header or none before its first tab.
    """
    lines = path.read_text(encoding="utf-8").split("\n")
    numbered = [
        (number, tuple(cell.strip() for cell in line.split("\t")))
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    ]
    if len(numbered) < 2:
        raise TableError(f"{path}: needs a header row and a row below it, tab-separated")
    (_, columns), *rows = numbered
    if len(set(columns)) < len(columns) or not all(columns):
        raise TableError(f"{path}: the header row needs a name of its own for each column, has {columns}")
    return Table(str(path), columns, tuple(_checked(rows, len(columns), path)))


def _checked(
    rows: list[tuple[int, tuple[str, ...]]], width: int, path: Traversable
) -> Iterable[tuple[str, ...]]:
    """Yield the rows, each filled to the width of the header."""
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in rows:
        if len(cells) > width:
            raise TableError(f"{path}, line {number}: {len(cells)} cells, the header row has {width}")
        if not cells[0]:
            raise TableError(f"{path}, line {number}: the first cell is empty")
        row = cells + ("",) * (width - len(cells))
        if row in seen:
            raise TableError(f"{path}, line {number}: says the same as line {seen[row]}")
        seen[row] = number
        yield row


@cache
def table(package: str, name: str) -> Table:
    """Return the table `name` of a package, read once; raises what `read_table` raises."""
    return read_table(files(package) / f"{name}.tsv")
