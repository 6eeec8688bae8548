"""Vague words to bounds, by a published table that a recorder can replace.

The table in `words/vague.tsv` stands unless `use_table` names another file of
the same columns: word, low, convention.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from casualty_figures.extraction.lexicon import alternatives
from casualty_figures.extraction.words import rows


@dataclass(frozen=True, slots=True)
class VagueCount:
    """The least a vague word can mean, and the row of the table that says so."""

    low: int
    rule: str


@cache
def _table(path: Path | None) -> dict[str, VagueCount]:
    name = path.stem if path else "vague"
    entries = _rows_of(path) if path else rows("vague")
    return {word: VagueCount(int(low), f"{name}:{word.replace(' ', '_')}") for word, low, *_ in entries}


def _rows_of(path: Path) -> tuple[tuple[str, ...], ...]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return tuple(tuple(line.split("\t")) for line in lines[1:])


_in_force: list[Path | None] = [None]


def use_table(path: Path | None) -> None:
    """Read vague words by the table at `path` from now on; `None` is the table of the package.

    Raises `OSError` for a file that cannot be read and `ValueError` for a row
    whose second cell is no whole number.
    """
    _table(path)
    _in_force[0] = path
    expression.cache_clear()


def rule_set() -> str:
    """Return the name of the table in force and a hash of its rows."""
    table = _table(_in_force[0])
    rows_as_text = "\n".join(f"{word}\t{count.low}" for word, count in sorted(table.items()))
    name = _in_force[0].stem if _in_force[0] else "vague"
    return f"{name}:{hashlib.sha256(rows_as_text.encode()).hexdigest()[:12]}"


@cache
def expression() -> str:
    """Return a regular expression for the vague words in force."""
    return rf"(?:{alternatives(_table(_in_force[0]))})(?![a-z]|\s+(?:dozen|hundred|thousand|million))"


def count_of(words: str) -> VagueCount | None:
    """Return what the vague words mean, or `None` where the table does not have them."""
    return _table(_in_force[0]).get(" ".join(words.split()))
