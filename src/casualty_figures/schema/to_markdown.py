"""`Table` to its entries in the codebook: rows of the `codebook` table and a Markdown page."""

from collections.abc import Iterable
from typing import assert_never

from casualty_figures.lexicon import indicators
from casualty_figures.schema.allowed import allowed_values
from casualty_figures.schema.model import (
    AddsUp,
    AnyPresent,
    Column,
    Contains,
    CountsRows,
    CountsSharing,
    Ordered,
    PointsAt,
    Present,
    PresentOnlyWith,
    Rule,
    SpanIs,
    Table,
    TogetherPresent,
)

_TITLE = """\
# Codebook

Every published table and what its columns mean. Rendered from the schema by
`python -m casualty_figures.render`; the same stands in the table `codebook`
and in `datapackage.json` beside the tables.
"""
_HEADINGS = ("column", "type", "unit", "HXL", "empty when", "allowed", "meaning")


def to_markdown(tables: Iterable[Table]) -> str:
    """Return the codebook of the tables as one Markdown page."""
    return "\n".join([_TITLE, *(_section(table) for table in tables), _indicators()])


def rule_in_words(rule: Rule) -> str:  # noqa: C901, PLR0911, PLR0912 - one return a kind of rule
    """Return what the rule asks of every row, as a sentence."""
    match rule:
        case Ordered(names):
            return f"{_in_code(names, ' ≤ ')}, wherever they have values."
        case AnyPresent(names):
            return f"At least one of {_in_code(names)} has a value."
        case TogetherPresent(names):
            return f"{_in_code(names)} have values in the same rows."
        case Present(name):
            return f"`{name}` has a value in every row."
        case PresentOnlyWith(columns, name, codes):
            verb = "has a value" if len(columns) == 1 else "have values"
            return f"{_in_code(columns)} {verb} exactly where `{name}` is {_in_code(codes, ' or ')}."
        case Contains(inner, outer):
            return f"The text of `{inner}` lies inside `{outer}`."
        case SpanIs(table, key, text, start, None, phrase):
            return f"`{phrase}` stands at `{text}[{start}:]` of the row of `{table}` with the same `{key}`."
        case SpanIs(table, key, text, start, end, phrase):
            return f"`{phrase}` is `{text}[{start}:{end}]` of the row of `{table}` with the same `{key}`."
        case PointsAt(name, table, key, None):
            return f"`{name}` is the `{key}` of a row of `{table}`; where that row is refused, so is this."
        case PointsAt(name, table, key, else_table):
            return f"`{name}` is the `{key}` of a row of `{table}` or `{else_table}`."
        case CountsSharing(name, table, columns):
            return f"`{name}` is the number of rows of `{table}` with the same {_in_code(columns)}."
        case AddsUp(total, parts):
            return f"`{total}` is {_in_code(parts, ' + ')}."
        case CountsRows(name, table, about):
            about_which = f" about `{about}`" if about else ""
            return f"`{name}` is the number of rows of `{table}`{about_which}, in the row of the latest run."
        case _:
            assert_never(rule)


def _section(table: Table) -> str:
    lines = [f"## `{table.name}`", "", f"One row: {table.grain} Key: {_in_code(table.key)}."]
    if table.partition:
        lines.append(f"Files lie in folders `source_month=YYYY-MM`, by the month of `{table.partition}`.")
    lines += [
        "",
        _line(_HEADINGS),
        _line(["---"] * len(_HEADINGS)),
        *(_row(column) for column in table.columns),
        "",
    ]
    rules = [f"- {rule_in_words(rule)}" for rule in table.rules]
    return "\n".join([*lines, *rules, ""] if rules else lines)


def _indicators() -> str:
    rows = [_line((f"`{one.name}`", one.definition, one.standard)) for one in indicators.ALL]
    headings = ("indicator", "who is counted", "after")
    return "\n".join(["## Indicators", "", _line(headings), _line(["---"] * len(headings)), *rows, ""])


def _row(column: Column) -> str:
    meaning = column.meaning
    cells = [
        f"`{column.name}`",
        str(column.type),
        meaning.unit or "",
        f"`{meaning.hxl}`" if meaning.hxl else "",
        column.empty_when.reason if column.empty_when else "never",
        allowed_values(column) or "",
        meaning.about,
    ]
    return _line(cell.replace("|", r"\|") for cell in cells)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _in_code(names: Iterable[str], between: str = ", ") -> str:
    return between.join(f"`{name}`" for name in names)
