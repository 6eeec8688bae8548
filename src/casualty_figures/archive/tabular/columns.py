"""Which columns of a table hold the parts of an article.

Names are those that exports of Factiva, LexisNexis (Nexis Uni), Media Cloud
and GDELT give their columns, and what people call them: `column_names.tsv`,
the surest first. Where a text is in two columns, a `+` stands between them.
"""

from collections.abc import Mapping, Sequence

from casualty_figures.lexicon.tables import table
from casualty_figures.records import ArchiveError

FIELDS = ("text", "headline", "published", "url", "publisher", "language")
"""The parts of an article that a column can hold."""
Places = tuple[tuple[str, ...], ...]
"""The columns that hold a part of an article, those of which it is made together; the surest first."""
_TOGETHER = " + "


def recognised(columns: Sequence[str], named: Mapping[str, str]) -> dict[str, Places]:
    """Return the columns of each part of an article that has one.

    `named` says of some parts which column holds them, whatever it is called,
    or which ones together (`LP,TD`).

    Raises:
        ArchiveError: No column holds the texts, or `named` names one that is not there.
    """
    wanted = {field: _named(said, columns) for field, said in named.items()}
    gone = [column for together in wanted.values() for column in together if column not in columns]
    if gone:
        raise ArchiveError(f"no column {gone[0]!r}; there are: {_listed(columns)}")
    found = {**_by_usual_name(columns), **{field: (together,) for field, together in wanted.items()}}
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
    wanted = {field for field, said in named.items() if {*_named(said, columns)} <= {*columns}}
    found = wanted.union(_by_usual_name(columns))
    return "text" in found, len(found) + len(wanted)


def _named(said: str, columns: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that a person names: one, or several with commas between."""
    return (said,) if said in columns else tuple(column.strip() for column in said.split(","))


def _by_usual_name(columns: Sequence[str]) -> dict[str, Places]:
    by_name = {_plain(column): column for column in reversed(columns)}
    found: dict[str, Places] = {}
    for field, name in table(__package__, "column_names").select("field", "name"):
        together = tuple(by_name[part] for part in name.split(_TOGETHER) if part in by_name)
        before = found.get(field, ())
        is_part = any({*together} <= {*earlier} for earlier in before)
        if len(together) == len(name.split(_TOGETHER)) and not is_part:
            found[field] = (*before, together)
    return found


def _plain(column: str) -> str:
    """Return a name in small letters, with a space for each run of other characters."""
    letters = "".join(letter if letter.isalnum() else " " for letter in column.casefold())
    return " ".join(letters.split())


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(columns)[:200] or "none"
