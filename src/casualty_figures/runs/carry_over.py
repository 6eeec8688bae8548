"""What the last release already says, and which of it still stands.

A row stands while the version of the engine and the rules that made it are
those of today. Rows in quarantine stand too: they are checked again with the
others, so that a check's verdict never depends on the order of the runs.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.extraction.extractor import ANSWER
from casualty_figures.publishing import Release
from casualty_figures.records import Origin
from casualty_figures.records.tables import ARTICLES, FIGURES, QUARANTINE
from casualty_figures.runs.earlier_columns import with_sentence_and_rule
from casualty_figures.runs.refusals import PROPOSALS, READING, is_refusal_of
from casualty_figures.schema.model import Table
from casualty_figures.schema.to_arrow import unchecked_schema


@dataclass(frozen=True, slots=True)
class CarriedRows:
    """Rows of a release that still stand: what was read, the refusals to read, the refused proposals."""

    articles: pa.Table
    figures: pa.Table
    refusals: pa.Table
    proposals: pa.Table

    @property
    def article_ids(self) -> frozenset[str]:
        """Return the articles the rows account for."""
        return frozenset(self.articles["article_id"].to_pylist() + self.refusals["row_id"].to_pylist())


NOTHING = CarriedRows(
    unchecked_schema(ARTICLES).empty_table(),
    unchecked_schema(FIGURES).empty_table(),
    unchecked_schema(QUARANTINE).empty_table(),
    unchecked_schema(QUARANTINE).empty_table(),
)
"""What stands before the first run."""


def rows_in(release: Release) -> CarriedRows:
    """Return every row that was ever to be published in a release, those in quarantine included."""
    quarantine = _unchecked(QUARANTINE, release.table("quarantine"))
    is_reading = pc.equal(quarantine["expectation"], READING)
    refused = quarantine.filter(pc.invert(is_reading))
    articles = _with_refused(ARTICLES, release, refused)
    return CarriedRows(
        articles=articles,
        figures=with_sentence_and_rule(_with_refused(FIGURES, release, refused), articles),
        refusals=quarantine.filter(is_reading),
        proposals=quarantine.filter(pc.equal(quarantine["table_name"], PROPOSALS)),
    )


def still_standing(
    release: Release, origins: Iterable[Origin], *, code_version: str, rule_set: str
) -> CarriedRows:
    """Return the rows of a release that need no reading anew.

    Those are the rows that today's engine and rules made, and the rows of
    articles whose bytes are no longer in the archive: they cannot be read
    again, and nothing that was published disappears. A refusal to read stands
    only while the archive says the same of the article as it did then. Where
    a second extractor gave no answer, the article is read again, and it asked again.
    """
    rows = rows_in(release)
    archived = {origin.article_id: origin for origin in origins}
    today = _runs_by(release, code_version, rule_set)
    unanswered = _unanswered(rows.proposals)
    stands = {
        article_id
        for article_id, run_id in _id_pairs(rows.articles, "article_id")
        if (run_id in today and article_id not in unanswered) or article_id not in archived
    }
    refusals = [
        row
        for row in rows.refusals.to_pylist()
        if (origin := archived.get(row["row_id"])) is None
        or (row["run_id"] in today and is_refusal_of(row["row_json"], origin))
    ]
    return CarriedRows(
        articles=_of(rows.articles, stands),
        figures=_of(rows.figures, stands),
        refusals=pa.Table.from_pylist(refusals, schema=rows.refusals.schema),
        proposals=_of(rows.proposals, stands, name="row_id"),
    )


def _unanswered(proposals: pa.Table) -> frozenset[str]:
    failed = proposals.filter(pc.equal(proposals["expectation"], ANSWER))
    return frozenset(failed["row_id"].to_pylist())


def _runs_by(release: Release, code_version: str, rule_set: str) -> frozenset[str]:
    """Return the runs that read with this engine and these rules."""
    runs = release.table("runs").select(["run_id", "code_version", "rule_set"]).to_pylist()
    same = (run for run in runs if (run["code_version"], run["rule_set"]) == (code_version, rule_set))
    return frozenset(run["run_id"] for run in same)


def _id_pairs(rows: pa.Table, name: str) -> Iterable[tuple[str, str]]:
    return zip(rows[name].to_pylist(), rows["run_id"].to_pylist(), strict=True)


def _of(rows: pa.Table, article_ids: Iterable[str], name: str = "article_id") -> pa.Table:
    wanted = pa.array(sorted(article_ids), type=pa.string())
    return rows.filter(pc.is_in(rows[name], value_set=wanted))


def _unchecked(table: Table, rows: pa.Table) -> pa.Table:
    """Return published rows as rows to check, in today's columns; a column that is new is empty."""
    schema = unchecked_schema(table)
    columns = [
        rows[field.name].cast(field.type)
        if field.name in rows.column_names
        else pa.nulls(rows.num_rows, field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def _with_refused(table: Table, release: Release, quarantine: pa.Table) -> pa.Table:
    """Return a table's published rows and those of its rows that wait in quarantine."""
    refused = quarantine.filter(pc.equal(quarantine["table_name"], table.name))
    restored = pa.Table.from_pylist(
        [_row(table, json.loads(text)) for text in refused["row_json"].to_pylist()],
        schema=unchecked_schema(table),
    )
    return pa.concat_tables([_unchecked(table, release.table(table.name)), restored])


def _row(table: Table, entries: dict[str, Any]) -> dict[str, Any]:
    return {column.name: _value(column.type, entries.get(column.name)) for column in table.columns}


def _value(kind: pa.DataType, value: Any) -> Any:  # noqa: ANN401 - JSON holds any value
    if isinstance(value, str) and pa.types.is_date(kind):
        return date.fromisoformat(value)
    if isinstance(value, str) and pa.types.is_timestamp(kind):
        return datetime.fromisoformat(value)
    return value
