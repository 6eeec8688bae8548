"""`Table` to the expectations a batch of it meets before it is published.

An expectation is named and put as Great Expectations does it, but is a plain
value: rendering a suite needs no validation engine.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, assert_never

from casualty_figures.schema.model import (
    AddsUp,
    AnyPresent,
    Between,
    Check,
    Column,
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
    Table,
    TogetherPresent,
)


@dataclass(frozen=True, slots=True)
class Unique:
    """The columns together have another value in every row."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expectation:
    """One check of one table, as Great Expectations names it.

    `demand` is what the schema asks for, where that is a check of rows;
    `notes` say why, where the arguments alone do not.
    """

    name: str
    arguments: Mapping[str, Any]
    severity: Literal["critical", "warning"]
    demand: Check | Rule | Unique | None = None
    notes: str | None = None

    @property
    def column(self) -> str | None:
        """The one column it speaks of; `None` where there are several or none."""
        return self.arguments.get("column")


def structure_expectations(table: Table) -> list[Expectation]:
    """Return what makes the rows rows of `table`: its columns in their order, each of its type.

    They come first: a check of values crashes on a column that is not there.
    """
    names = [column.name for column in table.columns]
    return [
        Expectation("expect_table_columns_to_match_ordered_list", {"column_list": names}, "critical"),
        *(
            Expectation(
                "expect_column_type_to_be",
                {"column": column.name, "type_": f"{column.type}[pyarrow]"},
                "critical",
            )
            for column in table.columns
        ),
    ]


def row_expectations(table: Table) -> list[Expectation]:
    """Return what each row of `table` must meet.

    They look at columns joined from other tables too (`joined_column`).
    """
    return [
        Expectation(name, arguments, "warning" if table.has_quarantine else "critical", demand)
        for demand, column in _demands(table)
        for name, arguments in [_expectation(demand, column)]
    ]


def expectations(table: Table) -> list[Expectation]:
    """Return every expectation of `table`, in the order in which they are checked."""
    return [*structure_expectations(table), *row_expectations(table)]


def own_expectations(table: Table) -> list[Expectation]:
    """Return the expectations that need nothing but the table: whoever reads it can check them."""
    return [one for one in expectations(table) if not _speaks_of_others(one)]


def expectations_across(table: Table) -> list[Expectation]:
    """Return the expectations that look at other tables too, by columns joined for it."""
    return [one for one in expectations(table) if _speaks_of_others(one)]


def _speaks_of_others(expectation: Expectation) -> bool:
    return isinstance(expectation.demand, SpanIs | PointsAt | CountsRows | CountsSharing)


def joined_column(rule: SpanIs | PointsAt | CountsRows | CountsSharing) -> str:
    """Return the name of the column that a check joins to the table to decide `rule`."""
    match rule:
        case SpanIs(table, _, text, start, end, _):
            return f"{table}.{text}[{start}:{end or ''}]"
        case PointsAt(name, table, key, _):
            return f"{table}.{key} of {name}"
        case CountsSharing(_, table, columns):
            return f"rows of {table} with the same {' and '.join(columns)}"
        case CountsRows(_, table, None):
            return f"rows of {table}"
        case CountsRows(_, table, about):
            return f"rows of {table} about {about}"


def to_suite_json(name: str, suite: list[Expectation]) -> str:
    """Return the suite as the JSON text Great Expectations loads.

    Without ids and without the engine's version, which differ at each
    rendering: a change of the text is a change of a rule.
    """
    content = {"name": name, "expectations": [_as_json(expectation) for expectation in suite]}
    return json.dumps(content, indent=2, ensure_ascii=False, default=_iso_date) + "\n"


def _as_json(expectation: Expectation) -> dict[str, Any]:
    content = {
        "type": expectation.name,
        "kwargs": dict(expectation.arguments),
        "severity": expectation.severity,
    }
    return content | ({"meta": {"notes": expectation.notes}} if expectation.notes else {})


def _iso_date(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"an argument of an expectation cannot be {value!r}")


def _demands(table: Table) -> Iterator[tuple[Check | Rule | Unique, str]]:
    yield Unique(table.key), ""
    for column in table.columns:
        for demand in _demands_of(column):
            yield demand, column.name
    for rule in table.rules:
        yield rule, ""


def _demands_of(column: Column) -> Iterator[Check | Present]:
    if column.empty_when is None:
        yield Present(column.name)
    yield from column.meaning.checks


def _expectation(demand: Check | Rule | Unique, column: str) -> tuple[str, dict[str, Any]]:
    match demand:
        case Unique((name,)):
            return "expect_column_values_to_be_unique", {"column": name}
        case Unique(names):
            return "expect_compound_columns_to_be_unique", {"column_list": list(names)}
        case Between(low, high):
            ends = {"min_value": low, "max_value": high}
            given = {name: end for name, end in ends.items() if end is not None}
            return "expect_column_values_to_be_between", {"column": column, **given}
        case OneOf(codes):
            return "expect_column_values_to_be_in_set", {"column": column, "value_set": list(codes)}
        case Matches(pattern):
            regex = rf"\A(?:{pattern})\Z"
            return "expect_column_values_to_match_regex", {"column": column, "regex": regex}
        case _:
            return _rule_expectation(demand)


def _rule_expectation(rule: Rule) -> tuple[str, dict[str, Any]]:  # noqa: PLR0911 - one return a kind of rule
    match rule:
        case Present(name):
            return "expect_column_values_to_not_be_null", {"column": name}
        case Ordered(names):
            return "expect_multicolumn_values_to_be_non_decreasing", _columns(names)
        case AnyPresent(names):
            return "expect_multicolumn_any_value_to_be_present", _columns(names)
        case TogetherPresent(names):
            return "expect_multicolumn_values_to_be_present_together", _columns(names)
        case PresentOnlyWith(columns, name, codes):
            arguments = _columns((*columns, name)) | {"codes": list(codes)}
            return "expect_multicolumn_values_to_be_present_only_with", arguments
        case AddsUp(total, parts):
            return "expect_multicolumn_first_value_to_be_sum_of_others", _columns((total, *parts))
        case Contains(inner, outer):
            return "expect_column_pair_values_a_to_lie_inside_b", _pair(inner, outer)
        case SpanIs():
            return _equal(rule.phrase, joined_column(rule))
        case PointsAt() | CountsRows() | CountsSharing():
            return _equal(rule.name, joined_column(rule))
        case _:
            assert_never(rule)


def _columns(names: tuple[str, ...]) -> dict[str, Any]:
    # By default Great Expectations passes over a row in which all of them are absent.
    return {"column_list": list(names), "ignore_row_if": "never"}


def _pair(first: str, second: str) -> dict[str, Any]:
    # An absent value is for the not-null check, or allowed.
    return {"column_A": first, "column_B": second, "ignore_row_if": "either_value_is_missing"}


def _equal(first: str, second: str) -> tuple[str, dict[str, Any]]:
    return "expect_column_pair_values_to_be_equal", _pair(first, second)
