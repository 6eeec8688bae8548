"""What a release says of the articles, as rows to check: those in quarantine included."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.publishing import Release
from casualty_figures.records.tables import ARTICLES, FIGURES, QUARANTINE
from casualty_figures.runs.last_release.earlier_columns import with_page_and_sketch, with_sentence_and_rule
from casualty_figures.runs.last_release.standing import Standing
from casualty_figures.runs.rows.refusals import KEPT, PROPOSALS, READING
from casualty_figures.schema.model import Table
from casualty_figures.schema.to_arrow import in_columns_of, unchecked_schema


@dataclass(frozen=True, slots=True)
class CarriedRows:
    """Rows of a release: what was read, the refusals to read, refused proposals, notices of lost bytes."""

    articles: pa.Table
    figures: pa.Table
    refusals: pa.Table
    proposals: pa.Table
    notices: pa.Table

    @property
    def article_ids(self) -> frozenset[str]:
        """Return the articles the rows account for."""
        return frozenset(self.articles["article_id"].to_pylist() + self.refusals["row_id"].to_pylist())

    def of(self, article_ids: Iterable[str]) -> "CarriedRows":
        """Return the rows of some articles."""
        wanted = pa.array(sorted(article_ids), type=pa.string())
        return CarriedRows(
            articles=_among(self.articles, "article_id", wanted),
            figures=_among(self.figures, "article_id", wanted),
            refusals=_among(self.refusals, "row_id", wanted),
            proposals=_among(self.proposals, "row_id", wanted),
            notices=_among(self.notices, "row_id", wanted),
        )


NOTHING = CarriedRows(
    unchecked_schema(ARTICLES).empty_table(),
    unchecked_schema(FIGURES).empty_table(),
    unchecked_schema(QUARANTINE).empty_table(),
    unchecked_schema(QUARANTINE).empty_table(),
    unchecked_schema(QUARANTINE).empty_table(),
)
"""What stands before the first run."""


def rows_in(release: Release) -> CarriedRows:
    """Return every row that was ever to be published in a release, those in quarantine included.

    A table of which the release has no file has no rows.
    """
    waiting = refused_in(release)
    articles = pa.concat_tables([_unchecked(ARTICLES, release), waiting.articles])
    figures = pa.concat_tables([_unchecked(FIGURES, release), waiting.figures])
    articles = with_page_and_sketch(articles)
    return replace(waiting, articles=articles, figures=with_sentence_and_rule(figures, articles))


def refused_in(release: Release) -> CarriedRows:
    """Return the same without the published rows of articles and figures."""
    quarantine = _unchecked(QUARANTINE, release)
    is_notice = pc.equal(quarantine["table_name"], KEPT)
    notices, quarantine = quarantine.filter(is_notice), quarantine.filter(pc.invert(is_notice))
    is_reading = pc.equal(quarantine["expectation"], READING)
    refused = quarantine.filter(pc.invert(is_reading))
    return CarriedRows(
        articles=_restored(ARTICLES, refused),
        figures=_restored(FIGURES, refused),
        refusals=quarantine.filter(is_reading),
        proposals=quarantine.filter(pc.equal(quarantine["table_name"], PROPOSALS)),
        notices=notices,
    )


def with_published(rows: CarriedRows, published: Standing) -> CarriedRows:
    """Return the rows and those that articles have in their release."""
    ids = published.ids.to_pylist()
    return replace(
        rows,
        articles=pa.concat_tables([published.rows(ARTICLES, ids), rows.articles]),
        figures=pa.concat_tables([published.rows(FIGURES, ids), rows.figures]),
    )


def _among(rows: pa.Table, name: str, values: pa.Array) -> pa.Table:
    return rows.filter(pc.is_in(rows[name], value_set=values))


def _unchecked(table: Table, release: Release) -> pa.Table:
    """Return published rows as rows to check, in today's columns; a column that is new is empty."""
    schema = unchecked_schema(table)
    if table.name not in release.table_names:
        return schema.empty_table()
    return in_columns_of(release.table(table.name), schema)


def _restored(table: Table, quarantine: pa.Table) -> pa.Table:
    """Return the rows of a table that wait in quarantine."""
    refused = quarantine.filter(pc.equal(quarantine["table_name"], table.name))
    return pa.Table.from_pylist(
        [_row(table, json.loads(text)) for text in refused["row_json"].to_pylist()],
        schema=unchecked_schema(table),
    )


def _row(table: Table, entries: dict[str, Any]) -> dict[str, Any]:
    return {column.name: _value(column.type, entries.get(column.name)) for column in table.columns}


def _value(kind: pa.DataType, value: Any) -> Any:  # noqa: ANN401 - JSON holds any value
    if isinstance(value, str) and pa.types.is_date(kind):
        return date.fromisoformat(value)
    if isinstance(value, str) and pa.types.is_timestamp(kind):
        return datetime.fromisoformat(value)
    return value
