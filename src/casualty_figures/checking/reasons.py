"""Why a row was refused, in words a recorder understands."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any, assert_never

import pyarrow as pa

from casualty_figures.checking.validation import Outcome
from casualty_figures.schema.model import (
    AddsUp,
    AnyPresent,
    Between,
    Check,
    Contains,
    CountsRows,
    CountsSharing,
    Matches,
    OneOf,
    Ordered,
    PointsAt,
    Present,
    PresentOnlyWith,
    Rule,
    SpanIs,
    TogetherPresent,
)
from casualty_figures.schema.to_expectations import Expectation, Unique, joined_column

Row = Mapping[str, Any]

_FALLEN = {
    "article_id": "its article was refused",
    "subset_of_figure_id": "the figure it is a part of was refused",
    "derived_from_figure_id": "the figure it was computed from was refused",
    "account_id": "its account was refused",
    "origin_group_id": "the first copy of its story was refused",
    "supersedes_article_id": "the version it replaces was refused",
    "copy_of_article_id": "the article it copies was refused",
}


def reason_for(expectation: Expectation, row: Row) -> str:
    """Return what is wrong with the row, as in "low 30 is over best 12".

    `row` has the columns joined for the check too.
    """
    if expectation.demand is None:
        return _share_missed(expectation.arguments, row)
    return _wrong_with(expectation.demand, expectation.column or "", row)


def fallen_reason_for(rule: PointsAt) -> str:
    """Return why a sound row is refused: the row it points at was."""
    return _FALLEN.get(rule.name) or f"the row of {rule.table} that its {rule.name} names was refused"


def table_reason_for(outcome: Outcome, rows: pa.Table) -> str:
    """Return what is wrong with a whole table, as in "column low is missing"."""
    arguments, notes = outcome.expectation.arguments, outcome.expectation.notes
    because = f" ({notes})" if notes else ""
    match outcome.expectation.name:
        case "expect_table_columns_to_match_ordered_list":
            return _other_columns(arguments["column_list"], rows.column_names)
        case "expect_column_type_to_be":
            return f"column {arguments['column']} is {outcome.observed}, not {arguments['type_']}"
        case "expect_table_row_count_to_be_between":
            return f"{outcome.n_rows} rows, fewer than the {arguments['min_value']} it must have{because}"
        case _:
            row = rows.slice(outcome.failing[0], 1).to_pylist()[0]
            return f"{reason_for(outcome.expectation, row)}{because}"


def _other_columns(expected: list[str], found: list[str]) -> str:
    missing = [name for name in expected if name not in found]
    unknown = [name for name in found if name not in expected]
    if missing:
        return f"column {_listed(missing)} {_are(missing)} missing"
    if unknown:
        return f"column {_listed(unknown)} {_are(unknown)} not described"
    return "the columns are not in the described order"


def _wrong_with(demand: Check | Rule | Unique, column: str, row: Row) -> str:
    match demand:
        case Unique(names):
            return f"{_listed(names)} {_quoted(row[names[0]])} stands in more than one row"
        case Between(low, high):
            return _out_of_bounds(column, row[column], low, high)
        case OneOf(codes):
            return f"{column} is {_quoted(row[column])}, not one of {', '.join(codes)}"
        case Matches(pattern):
            return f"{column} is {_quoted(row[column])}, which does not match {pattern}"
        case _:
            return _rule_broken(demand, row)


def _rule_broken(rule: Rule, row: Row) -> str:  # noqa: C901, PLR0911 - one return a kind of rule
    match rule:
        case Present(name):
            return f"{name} is empty, which it may not be"
        case Ordered(names):
            return _out_of_order(names, row)
        case AnyPresent(names):
            return f"{_listed(names)} are all empty"
        case TogetherPresent(names):
            return _not_together(names, row)
        case PresentOnlyWith(columns, name, codes):
            return _at_the_wrong_time(columns, name, codes, row)
        case Contains(inner, outer):
            return f"{inner} {_quoted(row[inner])} does not stand in {outer}"
        case SpanIs():
            return _other_words(rule, row)
        case PointsAt(name, table, key, _):
            return f"{name} {row[name]} is no {key} of {table}"
        case CountsRows(name, table):
            return f"{name} is {row[name]}, yet there are {row[joined_column(rule)]} {_rows_of(rule, table)}"
        case CountsSharing(name, table, columns):
            n_rows = row[joined_column(rule)]
            return f"{name} is {row[name]}, yet {n_rows} rows of {table} have the same {_listed(columns)}"
        case AddsUp(total, parts):
            sum_of = " + ".join(f"{part} {row[part]}" for part in parts)
            return f"{total} {row[total]} is not {sum_of}"
        case _:
            assert_never(rule)


def _share_missed(arguments: Mapping[str, Any], row: Row) -> str:
    part, whole = arguments["column_A"], arguments["column_B"]
    return f"{part} {row[part]} is less than {arguments['share']} of {whole} {row[whole]}"


def _out_of_bounds(column: str, value: object, low: object, high: object) -> str:
    is_low = low is not None and value is not None and value < low  # type: ignore[operator]
    side, end = (
        ("under the least allowed", low) if is_low or high is None else ("over the most allowed", high)
    )
    return f"{column} is {value}, {side}, {end}"


def _out_of_order(names: tuple[str, ...], row: Row) -> str:
    present = [(name, row[name]) for name in names if row[name] is not None]
    for (first, larger), (second, smaller) in pairwise(present):
        if larger > smaller:
            word = "after" if isinstance(larger, date) else "over"
            return f"{first} {larger} is {word} {second} {smaller}"
    return f"{_listed(names)} are not in order"


def _not_together(names: tuple[str, ...], row: Row) -> str:
    absent = [name for name in names if row[name] is None]
    present = [name for name in names if row[name] is not None]
    return f"{_listed(absent)} {_are(absent)} empty though {_listed(present)} {_are(present)} not"


def _at_the_wrong_time(columns: tuple[str, ...], name: str, codes: tuple[str, ...], row: Row) -> str:
    if row[name] in codes:
        absent = [column for column in columns if row[column] is None]
        return f"{_listed(absent)} {_are(absent)} empty though {name} is {row[name]}"
    present = [column for column in columns if row[column] is not None]
    return f"{_listed(present)} {_are(present)} given though {name} is {row[name]}"


def _other_words(rule: SpanIs, row: Row) -> str:
    found = _quoted(row[joined_column(rule)])
    return (
        f"{rule.phrase} is {_quoted(row[rule.phrase])}, yet the stored text "
        f"at {row[rule.start]}:{row[rule.end] if rule.end else ''} reads {found}"
    )


def _rows_of(rule: CountsRows, table: str) -> str:
    return f"rows in {table}" if rule.about is None else f"rows in {table} about {rule.about}"


def _listed(names: list[str] | tuple[str, ...]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _are(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"


def _quoted(value: object) -> str:
    text = str(value)
    return f"'{text[:80]}…'" if len(text) > 80 else f"'{text}'"
