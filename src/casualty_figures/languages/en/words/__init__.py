"""The words of the language, one concept a file, as `casualty_figures.lexicon.tables` reads them."""

from functools import cache

from casualty_figures.lexicon.tables import table


@cache
def rows(name: str, *columns: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table `name`, of all columns or of those named, in that order.

    Raises `FileNotFoundError` for a table that is not there, and `TableError`
    for one that is damaged or lacks a column.
    """
    found = table(__package__, name)
    return found.select(*columns) if columns else found.rows


@cache
def words(name: str) -> frozenset[str]:
    """Return the first column of the table `name`; raises what `rows` raises, and for a word said twice."""
    return table(__package__, name).words()


@cache
def mapping(name: str, key: str, value: str) -> dict[str, str]:
    """Return one column of the table `name` by another; raises what `words` raises."""
    return table(__package__, name).mapping(key, value)
