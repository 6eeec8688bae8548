"""Columns joined to a table so that a check of one row can look at another table."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.schema.model import CountsRows, CountsSharing, PointsAt, SpanIs, Table
from casualty_figures.schema.to_expectations import joined_column

_NOWHERE: Mapping[str, pa.Table] = MappingProxyType({})


def with_joined_columns(
    table: Table, tables: Mapping[str, pa.Table], run_id: str, elsewhere: Mapping[str, pa.Table] = _NOWHERE
) -> pa.Table:
    """Return the rows of `table` with one column more for each rule that speaks of another table.

    `elsewhere` has the keys of more rows of the other tables. A row that is
    not found gives the empty text, so that it is unequal to whatever points at
    it. Raises `KeyError` where the other table is missing.
    """
    rows = tables[table.name]
    for rule in table.rules:
        match rule:
            case PointsAt():
                rows = rows.append_column(joined_column(rule), _found(rule, rows, tables, elsewhere))
            case SpanIs():
                rows = rows.append_column(joined_column(rule), _spans(rule, rows, tables))
            case CountsSharing():
                rows = rows.append_column(joined_column(rule), _sharing(rule, rows, tables, elsewhere))
            case CountsRows():
                rows = rows.append_column(joined_column(rule), _counts(rule, rows, tables, run_id, elsewhere))
    return rows


def _found(
    rule: PointsAt, rows: pa.Table, tables: Mapping[str, pa.Table], elsewhere: Mapping[str, pa.Table]
) -> pa.ChunkedArray:
    names = rows[rule.name]
    pointed_at = [
        there[name][rule.key]
        for name in (rule.table, rule.else_table)
        if name
        for there in (tables, elsewhere)
        if name in there or there is tables
    ]
    known = pc.is_in(names, value_set=pa.chunked_array([c for t in pointed_at for c in t.chunks], names.type))
    return pc.if_else(known, names, "")


def _spans(rule: SpanIs, rows: pa.Table, tables: Mapping[str, pa.Table]) -> pa.Array:
    target = tables[rule.table]
    texts = dict(zip(target[rule.key].to_pylist(), target[rule.text].to_pylist(), strict=True))
    starts = rows[rule.start]
    ends = rows[rule.end] if rule.end else pc.add(starts, pc.utf8_length(rows[rule.phrase]))
    wanted = zip(*(column.to_pylist() for column in (rows[rule.key], starts, ends)), strict=True)
    return pa.array([_span(texts.get(key), start, end) for key, start, end in wanted], pa.string())


def _span(text: str | None, start: int | None, end: int | None) -> str:
    # A slice with an end that is absent or negative would answer with other words.
    if text is None or start is None or end is None or start < 0 or end < 0:
        return ""
    return text[start:end]


def _sharing(
    rule: CountsSharing,
    rows: pa.Table,
    tables: Mapping[str, pa.Table],
    elsewhere: Mapping[str, pa.Table],
) -> pa.Array:
    first = rule.columns[0]
    n_rows = Counter(_keys(tables[rule.table], rule.columns))
    if rule.table in elsewhere:
        more = elsewhere[rule.table]
        n_rows.update(_keys(more.filter(pc.is_in(more[first], value_set=rows[first])), rule.columns))
    return pa.array([n_rows[key] for key in _keys(rows, rule.columns)], pa.int64())


def _keys(rows: pa.Table, columns: Sequence[str]) -> Iterable[tuple[object, ...]]:
    return zip(*(rows[name].to_pylist() for name in columns), strict=True)


def _counts(
    rule: CountsRows,
    rows: pa.Table,
    tables: Mapping[str, pa.Table],
    run_id: str,
    elsewhere: Mapping[str, pa.Table],
) -> pa.Array:
    counted: list[Any] = [there[rule.table] for there in (tables, elsewhere) if rule.table in there]
    if rule.about is not None:
        counted = [rows.filter(pc.equal(rows["table_name"], rule.about)) for rows in counted]
    n_rows = sum(rows.num_rows for rows in counted)
    here = (id_of_run == run_id for id_of_run in rows["run_id"].to_pylist())
    return pa.array([n_rows if is_here else None for is_here in here], pa.int64())
