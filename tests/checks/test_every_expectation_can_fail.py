"""Each expectation of each table is seen to reject a row spoiled for it, and to accept every edge."""

import dataclasses
from dataclasses import dataclass
from functools import cache

import pyarrow as pa
import pytest
from sound_rows import RECORDS, RUN_ID, sound_tables
from spoiled_rows import Change, edges, spoilings

from casualty_figures.checking.floors import row_count_floors, share_floors
from casualty_figures.checking.joins import with_joined_columns
from casualty_figures.checking.validation import validate
from casualty_figures.records.tables import TABLES
from casualty_figures.schema.model import Table
from casualty_figures.schema.to_arrow import rows_to_arrow, unchecked_schema
from casualty_figures.schema.to_expectations import (
    Expectation,
    row_expectations,
    structure_expectations,
)

BY_NAME = {table.name: table for table in TABLES}


@dataclass(frozen=True)
class Tried:
    """For one expectation: each change tried, and whether it rejected the row so changed."""

    spoilings: dict[str, bool]
    edges: dict[str, bool]


def asked_of_rows(table: Table) -> list[Expectation]:
    return [*row_expectations(table), *(share_floors() if table.name == "runs" else [])]


@cache
def tried(name: str) -> list[Tried]:
    """Return what each expectation made of the first sound row, changed; all changes are one batch."""
    table, (sound, *others) = BY_NAME[name], RECORDS[name]
    row = {field.name: getattr(sound, field.name) for field in dataclasses.fields(sound)}
    records = [sound, *others]
    changes = [
        (list(spoilings(expectation, row)), list(edges(expectation, row)))
        for expectation in asked_of_rows(table)
    ]
    positions = [(place(bad, sound, records), place(good, sound, records)) for bad, good in changes]
    tables = sound_tables() | {name: rows_to_arrow(table, records)}
    joined = with_joined_columns(table, tables, RUN_ID)
    outcomes = validate(name, joined, asked_of_rows(table)).outcomes
    return [
        Tried(
            {change: position in outcome.failing for change, position in bad.items()},
            {change: position in outcome.failing for change, position in good.items()},
        )
        for outcome, (bad, good) in zip(outcomes, positions, strict=True)
    ]


def place(changes: list[Change], sound: object, records: list[object]) -> dict[str, int]:
    """Append the changed rows to the records; return where each lies."""
    found = {}
    for change, values in changes:
        found[change] = len(records)
        records.append(dataclasses.replace(sound, **values))  # type: ignore[type-var]
    return found


EVERY_ROW_EXPECTATION = [
    pytest.param(
        table.name,
        number,
        id=f"{table.name}-{expectation.name}-{'-'.join(map(str, expectation.arguments.values()))}",
    )
    for table in TABLES
    for number, expectation in enumerate(asked_of_rows(table))
]


@pytest.mark.parametrize(("table", "number"), EVERY_ROW_EXPECTATION)
def test_an_expectation_rejects_every_row_spoiled_for_it(table: str, number: int) -> None:
    rejected = tried(table)[number].spoilings

    assert rejected
    assert [change for change, is_rejected in rejected.items() if not is_rejected] == []


@pytest.mark.parametrize(("table", "number"), EVERY_ROW_EXPECTATION)
def test_an_expectation_accepts_a_row_at_every_edge(table: str, number: int) -> None:
    rejected = tried(table)[number].edges

    assert [change for change, is_rejected in rejected.items() if is_rejected] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_sound_rows_meet_every_expectation(table: Table) -> None:
    tables = sound_tables()
    asked = [*structure_expectations(table), *row_count_floors(table.name)]

    structure = validate(table.name, tables[table.name], asked).outcomes
    rows = validate(table.name, with_joined_columns(table, tables, RUN_ID), asked_of_rows(table)).outcomes

    assert [outcome.expectation for outcome in (*structure, *rows) if not outcome.held] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_in_another_order_one_too_few_or_one_too_many_are_rejected(table: Table) -> None:
    columns, *_ = structure_expectations(table)
    rows = sound_tables()[table.name]
    reversed_rows = rows.select(rows.column_names[::-1])
    longer = rows.append_column("another", pa.nulls(rows.num_rows, pa.string()))

    for changed in (reversed_rows, rows.drop_columns(rows.column_names[-1:]), longer):
        assert not validate(table.name, changed, [columns]).outcomes[0].held


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_column_of_another_type_is_rejected(table: Table) -> None:
    _, *types = structure_expectations(table)
    others = [(field.name, other_than(field.type)) for field in unchecked_schema(table)]
    rows = pa.table({name: pa.nulls(1, other) for name, other in others})

    outcomes = validate(table.name, rows, types).outcomes

    assert [outcome.expectation for outcome in outcomes if outcome.held] == []


@pytest.mark.parametrize("table", ["runs", "quality_results", "codebook"])
def test_a_table_that_is_never_empty_is_rejected_without_rows(table: str) -> None:
    (floor,) = row_count_floors(table)

    assert not validate(table, sound_tables()[table].slice(0, 0), [floor]).outcomes[0].held
    assert validate(table, sound_tables()[table].slice(0, 1), [floor]).outcomes[0].held


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_key_column_check_and_rule_of_a_table_has_its_expectation(table: Table) -> None:
    never_empty = [column for column in table.columns if column.empty_when is None]
    checks = [check for column in table.columns for check in column.meaning.checks]

    assert len(row_expectations(table)) == 1 + len(never_empty) + len(checks) + len(table.rules)
    assert len(structure_expectations(table)) == 1 + len(table.columns)


def other_than(arrow_type: pa.DataType) -> pa.DataType:
    return pa.int32() if arrow_type != pa.int32() else pa.int64()
