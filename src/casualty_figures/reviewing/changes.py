"""Rows of figures as people say that they count: other numbers, another indicator, other days or places."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import pyarrow as pa

from casualty_figures.languages.en.context.periods.days import precision_of
from casualty_figures.reviewing.decisions import BOUNDS, DAYS, refuse_nonsense
from casualty_figures.reviewing.places import PLACE, placed

Row: TypeAlias = Mapping[str, Any]
Changes: TypeAlias = Mapping[str, Any]


def amended(row: Row, changes: Changes) -> dict[str, Any]:
    """Return the row so changed, with all that follows; raise `ValueError` where that makes no sense."""
    said = dict(row) | dict(changes)
    refuse_nonsense({name: said[name] for name in (*BOUNDS, *DAYS, "indicator")})
    if all(said[name] is None for name in BOUNDS):
        raise ValueError("low, best and high are all open")
    size = said["household_size"] or 1 if said["unit"] == "household" else 1
    persons = {f"person_{name}": None if said[name] is None else round(said[name] * size) for name in BOUNDS}
    if changes.keys() & set(BOUNDS):
        said |= persons
    if changes.keys() & set(DAYS):
        if said["date_start"] is None or said["date_end"] is None:
            raise ValueError("date_start and date_end go together")
        said |= {"date_prec": precision_of(said["date_start"], said["date_end"]), "date_basis": "explicit"}
    return placed(said, changes) if changes.keys() & set(PLACE) else said


def corrected(row: Row, column: str, right: object) -> dict[str, Any]:
    """Return the row with the right value; a bound or day that said the same as the wrong one moves too."""
    together = next((names for names in (BOUNDS, DAYS) if column in names), (column,))
    return amended(row, {name: right for name in together if row[name] == row[column]})


def with_rows(table: pa.Table, rows: Mapping[str, Row], *, key: str = "figure_id") -> pa.Table:
    """Return the table with the rows given, by `key`, in place of its own; a row may be of some columns."""
    if not rows:
        return table
    place_of = {own: place for place, own in enumerate(table[key].to_pylist()) if own in rows}
    for index, field in enumerate(table.schema):
        column = table[field.name]
        changed = {place: rows[own].get(field.name, column[place].as_py()) for own, place in place_of.items()}
        if any(column[place].as_py() != value for place, value in changed.items()):
            values = [changed.get(place, value) for place, value in enumerate(column.to_pylist())]
            table = table.set_column(index, field, pa.array(values, field.type))
    return table


def told(row: Row, changed: Row) -> str:
    """Return what a change is, in words."""
    names = [name for name in (*BOUNDS, "indicator", *DAYS, *PLACE) if row[name] != changed[name]]
    return ", ".join(f"{name} from {_shown(row[name])} to {_shown(changed[name])}" for name in names)


def _shown(value: object) -> str:
    return "open" if value is None else str(value)
