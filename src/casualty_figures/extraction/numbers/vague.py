"""Vague words to bounds, by a published table that a recorder can replace.

A table is a value that is passed in: two readings with different tables in one
process are each right, and a table travels with a batch to another process.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from casualty_figures.lexicon.tables import read_table


@dataclass(frozen=True, slots=True)
class VagueCount:
    """The least a vague word can mean, and the row of the table that says so."""

    low: int
    rule: str


@dataclass(frozen=True)
class VagueTable:
    """What vague words mean at the least, by one table with a name; equal tables read alike."""

    name: str
    rows: tuple[tuple[str, int], ...]

    @cached_property
    def rule_set(self) -> str:
        """The name of the table and a hash of its rows: what a run records of it."""
        rows_as_text = "\n".join(f"{word}\t{low}" for word, low in sorted(self.rows))
        return f"{self.name}:{hashlib.sha256(rows_as_text.encode()).hexdigest()[:12]}"

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the table."""
        return tuple(self._counts)

    def count_of(self, words: str) -> VagueCount | None:
        """Return what the vague words mean, or `None` where the table does not have them."""
        return self._counts.get(" ".join(words.split()))

    @cached_property
    def _counts(self) -> dict[str, VagueCount]:
        return {word: VagueCount(low, f"{self.name}:{word.replace(' ', '_')}") for word, low in self.rows}

    def __hash__(self) -> int:
        """Hash what a run records: the rows are many, and are asked for at every sentence."""
        return hash(self.rule_set)


def vague_table(name: str, rows: Iterable[tuple[str, ...]]) -> VagueTable:
    """Return the table of rows of word and least number, further cells left out."""
    return VagueTable(name, tuple((word, int(low)) for word, low, *_ in rows))


def vague_table_at(path: Path) -> VagueTable:
    """Return the table at `path`: word, low and convention, tab-separated, below a header row.

    Raises `OSError` for a file that cannot be read and `ValueError`, naming file
    and row, for one that is no word with a whole number or has no such header.
    """
    rows = read_table(path).select("word", "low")
    for number, (word, low) in enumerate(rows, 1):
        if not low.isdigit():
            raise ValueError(f"{path}, row {number}: needs a word, a tab and a whole number, has {word, low}")
    return vague_table(path.stem, rows)
