"""Which columns of a table hold the parts of an article.

Names are those that exports of Factiva, LexisNexis (Nexis Uni), Media Cloud
and GDELT give their columns, and what people call them: `column_names.tsv`,
the surest first.
"""

from collections.abc import Mapping, Sequence

from casualty_figures.lexicon.tables import table
from casualty_figures.records import ArchiveError

FIELDS = ("text", "headline", "published", "url", "publisher", "language")
"""The parts of an article that a column can hold."""


def recognised(columns: Sequence[str], named: Mapping[str, str]) -> dict[str, str]:
    """Return the column of each part of an article that has one.

    `named` says of some parts which column holds them, whatever it is called.

    Raises:
        ArchiveError: No column holds the texts, or `named` names one that is not there.
    """
    found = {**_by_usual_name(columns), **named}
    if gone := [column for column in named.values() if column not in columns]:
        raise ArchiveError(f"no column {gone[0]!r}; there are: {_listed(columns)}")
    if "text" in found:
        return {field: found[field] for field in FIELDS if field in found}
    if "url" in found:
        raise ArchiveError(
            f"a table of addresses without the articles' texts; its columns: {_listed(columns)}"
        )
    raise ArchiveError(
        f"no column holds the articles' texts (text, body, content); there are: {_listed(columns)}"
    )


def n_recognised(columns: Sequence[str], named: Mapping[str, str]) -> tuple[bool, int]:
    """Return whether a column holds texts, and how many parts of an article they hold, the `named` twice."""
    wanted = {field for field, column in named.items() if column in columns}
    found = wanted.union(_by_usual_name(columns))
    return "text" in found, len(found) + len(wanted)


def _by_usual_name(columns: Sequence[str]) -> dict[str, str]:
    by_name = {_plain(column): column for column in reversed(columns)}
    found: dict[str, str] = {}
    for field, name in table(__package__, "column_names").select("field", "name"):
        if name in by_name:
            found.setdefault(field, by_name[name])
    return found


def _plain(column: str) -> str:
    """Return a name in small letters, with a space for each run of other characters."""
    letters = "".join(letter if letter.isalnum() else " " for letter in column.casefold())
    return " ".join(letters.split())


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(columns)[:200] or "none"
