"""Vague words to bounds, by a published table that a recorder can replace.

The table in `words/vague.tsv` stands unless `use_table` names another file of
the same columns: word, low, convention.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from casualty_figures.languages.en.lexicon import alternatives
from casualty_figures.languages.en.words import rows


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
    lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"
    ]
    entries = tuple(tuple(line.split("\t")) for line in lines[1:])
    if not entries:
        raise ValueError(
            f"{path} has no row of vague words: it needs word, low and convention, tab-separated"
        )
    for number, entry in enumerate(entries, 1):
        if len(entry) < 2 or not entry[0].strip() or not entry[1].strip().isdigit():
            raise ValueError(f"{path}, row {number}: needs a word, a tab and a whole number, has {entry}")
    return entries


_in_force: list[Path | None] = [None]
_readers: list[Callable[[], None]] = []


def when_table_changes(forget: Callable[[], None]) -> None:
    """Have `forget` called whenever another table comes into force."""
    _readers.append(forget)


def use_table(path: Path | None) -> None:
    """Read vague words by the table at `path` from now on; `None` is the table of the package.

    Raises `OSError` for a file that cannot be read and `ValueError`, naming file
    and row, for one that is no word with a whole number.
    """
    _table(path)
    _in_force[0] = path
    expression.cache_clear()
    for forget in _readers:
        forget()


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
