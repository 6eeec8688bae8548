"""The words of the language, one concept a file: tab-separated, a header line, `#` for a comment."""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table `name`, its header left out; short rows are filled with empty cells.

    Raises `FileNotFoundError` for a table that is not there.
    """
    text = (files(__package__) / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    width = len(lines[0].split("\t"))
    return tuple(tuple((line.split("\t") + [""] * width)[:width]) for line in lines[1:])


@cache
def words(name: str) -> frozenset[str]:
    """Return the first column of the table `name`."""
    return frozenset(row[0] for row in rows(name))
