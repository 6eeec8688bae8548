"""A record class to the `Table` that publishes it."""

import dataclasses
from datetime import date, datetime
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pyarrow as pa

from casualty_figures.schema.model import Column, EmptyWhen, Meaning, Rule, Table

_ARROW_TYPES: dict[type, pa.DataType] = {
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    str: pa.string(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
}


def table_of(  # noqa: PLR0913 - what a table is, each by name
    record: type,
    *,
    name: str,
    key: tuple[str, ...],
    rules: tuple[Rule, ...] = (),
    partition: str | None = None,
    has_quarantine: bool = False,
    largest_first: tuple[str, ...] = (),
    sorted_by: tuple[str, ...] = (),
) -> Table:
    """Return the table whose rows are instances of `record`.

    The grain is the record's docstring. A record without one cannot be
    published, nor can a field whose annotation carries no `Meaning`; both
    raise `TypeError`.
    """
    if not record.__doc__:
        raise TypeError(f"{record.__name__} needs a docstring that says what one row is")
    hints = get_type_hints(record, include_extras=True)
    return Table(
        name=name,
        grain=record.__doc__.strip().splitlines()[0],
        columns=tuple(_column(field.name, hints[field.name]) for field in dataclasses.fields(record)),
        key=key,
        rules=rules,
        partition=partition,
        has_quarantine=has_quarantine,
        largest_first=largest_first,
        sorted_by=sorted_by,
    )


def _column(name: str, hint: Any) -> Column:  # noqa: ANN401 - a type hint is any object
    types, notes = _flatten(hint)
    meanings = [note for note in notes if isinstance(note, Meaning)]
    reasons = [note for note in notes if isinstance(note, EmptyWhen)]
    values = [type_ for type_ in types if type_ is not NoneType]
    if len(meanings) != 1 or len(values) != 1:
        raise TypeError(f"field {name!r} needs one type and one Meaning, has {hint}")
    if (NoneType in types) != bool(reasons):
        raise TypeError(f"field {name!r} must be optional exactly when it says EmptyWhen, has {hint}")
    return Column(name, _ARROW_TYPES[values[0]], meanings[0], reasons[0] if reasons else None)


def _flatten(hint: Any) -> tuple[list[type], list[object]]:  # noqa: ANN401 - a type hint is any object
    """Return the bare types and the notes of a nest of `Annotated` and `|`."""
    if get_origin(hint) is Annotated:
        inner, *notes = get_args(hint)
        types, inner_notes = _flatten(inner)
        return types, [*inner_notes, *notes]
    if get_origin(hint) is None:
        return [hint], []
    parts = [_flatten(part) for part in get_args(hint)]
    return [type_ for types, _ in parts for type_ in types], [note for _, notes in parts for note in notes]
