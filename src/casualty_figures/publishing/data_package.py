"""The descriptor that lies beside the tables of a release for others' tools.

Data Package v2: https://datapackage.org/standard/data-package/.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from casualty_figures.publishing.licences import GEONAMES, LICENCES
from casualty_figures.publishing.release import ReleaseFile
from casualty_figures.records.tables import TABLES
from casualty_figures.schema.model import Between, Check, Column, Matches, OneOf, PointsAt, Table

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_LICENSES = [
    {
        "name": "other-closed",
        "title": "Words of articles: all rights stay with the publishers; columnLicences says which",
    },
    {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": GEONAMES},
]


def data_package(number: int, created_at: datetime, files: Iterable[ReleaseFile]) -> dict[str, Any]:
    """Return the descriptor of a release: a resource a table, with the meaning of each column."""
    paths: dict[str, list[str]] = {}
    for file in files:
        paths.setdefault(file.table_name, []).append(file.path)
    return {
        "$schema": _PROFILE,
        "name": "casualty-figures",
        "title": "Casualty figures read from news articles",
        "version": str(number),
        "created": created_at.isoformat(),
        "licenses": _LICENSES,
        "columnLicences": LICENCES,
        "resources": [_resource(table, paths[table.name]) for table in TABLES],
    }


def _resource(table: Table, paths: list[str]) -> dict[str, Any]:
    name = table.name.replace("_", "-")
    return {
        "name": name,
        "title": table.name,
        "description": table.grain,
        "path": paths[0] if len(paths) == 1 else paths,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                _foreign_key(rule)
                for rule in table.rules
                if isinstance(rule, PointsAt) and rule.else_table is None and _is_key(rule)
            ],
        },
    }


def _is_key(rule: PointsAt) -> bool:
    """Whether the column pointed at is the whole key of its table, as a foreign key must."""
    return any(table.name == rule.table and table.key == (rule.key,) for table in TABLES)


def _foreign_key(rule: PointsAt) -> dict[str, Any]:
    reference = {"resource": rule.table.replace("_", "-"), "fields": [rule.key]}
    return {"fields": [rule.name], "reference": reference}


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.empty_when is None else {}
    for check in column.meaning.checks:
        constraints |= _constraint(check)
    field = {
        "name": column.name,
        "type": _type(column.type),
        "description": column.meaning.about,
        "constraints": constraints,
        "unit": column.meaning.unit,
        "hxl": column.meaning.hxl,
        "emptyWhen": column.empty_when and column.empty_when.reason,
    }
    return {name: value for name, value in field.items() if value}


def _constraint(check: Check) -> dict[str, Any]:
    match check:
        case OneOf(codes):
            return {"enum": list(codes)}
        case Matches(pattern):
            return {"pattern": pattern}
        case Between(low, high):
            ends = {"minimum": low, "maximum": high}
            return {name: _plain(end) for name, end in ends.items() if end is not None}


def _plain(end: float | date) -> float | str:
    return end.isoformat() if isinstance(end, date) else end


def _type(of: pa.DataType) -> str:
    """Return the Table Schema type of an Arrow type."""
    if pa.types.is_boolean(of):
        return "boolean"
    if pa.types.is_integer(of):
        return "integer"
    if pa.types.is_floating(of):
        return "number"
    if pa.types.is_date(of):
        return "date"
    return "datetime" if pa.types.is_timestamp(of) else "string"
