"""`Table` to Arrow: its schema, and records as rows of it."""

import dataclasses
from collections.abc import Iterable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

import pyarrow as pa

from casualty_figures.schema.allowed import allowed_values
from casualty_figures.schema.model import Column, Table

_Record = TypeVar("_Record")


@cache
def arrow_schema(table: Table) -> pa.Schema:
    """Return the schema every published file of `table` carries.

    Each field says what its values mean: `description`, `unit`, `hxl`,
    `allowed_values` and `empty_when`, where there is something to say.
    """
    about = {"table": table.name, "grain": table.grain, "key": ", ".join(table.key)}
    return pa.schema([_field(column) for column in table.columns], metadata=about)


@cache
def unchecked_schema(table: Table) -> pa.Schema:
    """Return `arrow_schema` with every field nullable.

    Rows wear it until they are checked: an absent value that must not be
    absent is for a check to find and to put into quarantine with its row.
    """
    schema = arrow_schema(table)
    return pa.schema([field.with_nullable(True) for field in schema], metadata=schema.metadata)  # noqa: FBT003 - Arrow's own signature


def rows_to_arrow(table: Table, records: Iterable[object]) -> pa.Table:
    """Return the records as unchecked rows of `table`, in their order.

    Raises `TypeError` for anything but a dataclass with exactly the table's
    columns as its fields, and for a value that is not of its column's type:
    Arrow itself drops unknown keys and fills missing ones in silence.
    """
    rows = list(records)
    names = tuple(column.name for column in table.columns)
    for record_class in {type(row) for row in rows}:
        _refuse_other_fields(table, record_class, names)
    values = zip(*map(attrgetter(*names), rows), strict=True) if rows else ((),) * len(names)
    schema = unchecked_schema(table)
    columns = [_array(table, field, column) for field, column in zip(schema, values, strict=True)]
    return pa.Table.from_arrays(columns, schema=schema)


def records_from_arrow(record_class: type[_Record], rows: pa.Table) -> list[_Record]:
    """Return the rows as instances of `record_class`, in their order; other columns are left out.

    Raises `KeyError` where the rows lack a column that is a field of the record.
    """
    names = _field_names(record_class)
    columns = [rows.column(name).to_pylist() for name in names]
    return [record_class(**dict(zip(names, values, strict=True))) for values in zip(*columns, strict=True)]


def in_columns_of(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """Return rows in the columns of `schema`: one that an earlier version lacks is empty, others go."""
    columns = [
        rows[field.name].cast(field.type)
        if field.name in rows.column_names
        else pa.nulls(rows.num_rows, field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def _field(column: Column) -> pa.Field:
    meaning = column.meaning
    notes = {
        "description": meaning.about,
        "unit": meaning.unit,
        "hxl": meaning.hxl,
        "allowed_values": allowed_values(column),
        "empty_when": column.empty_when.reason if column.empty_when else None,
    }
    said = {key: note for key, note in notes.items() if note}
    return pa.field(column.name, column.type, nullable=column.empty_when is not None, metadata=said)


def _refuse_other_fields(table: Table, record_class: type, names: tuple[str, ...]) -> None:
    if not dataclasses.is_dataclass(record_class):
        raise TypeError(f"a row of {table.name!r} is a record, not a {record_class.__name__}")
    unlike = sorted(set(_field_names(record_class)) ^ set(names))
    if unlike:
        raise TypeError(f"{record_class.__name__} is not a row of {table.name!r}: they differ in {unlike}")


def _field_names(record_class: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(record_class))


def _array(table: Table, field: pa.Field, values: Sequence[Any]) -> pa.Array:
    try:
        return pa.array(values, type=field.type)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise TypeError(f"a value of {table.name}.{field.name} is not {field.type}: {error}") from error
