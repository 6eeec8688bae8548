"""A gate with one check, for tests of all that is around the checks: Great Expectations takes seconds."""

import json
from collections.abc import Mapping
from hashlib import sha256

import pyarrow as pa

from casualty_figures.checking import Verdict
from casualty_figures.records.run import QuarantinedRow
from casualty_figures.records.tables import TABLES
from casualty_figures.schema.to_arrow import arrow_schema

SCHEMAS = {table.name: arrow_schema(table) for table in TABLES}


def check_tables(
    tables: Mapping[str, pa.Table],
    run_id: str,
    *,
    beside: Mapping[str, pa.Table] | None = None,
    elsewhere: Mapping[str, pa.Table] | None = None,
    source_names: Mapping[str, str] | None = None,
) -> Verdict:
    """Refuse the figures whose phrase is not where they say."""
    passed = dict(tables)
    refused: list[QuarantinedRow] = []
    if "figures" in tables:
        columns = (tables["articles"][name].to_pylist() for name in ("article_id", "text"))
        texts = dict(zip(*columns, strict=True))
        figures = tables["figures"].to_pylist()
        is_fit = [
            texts[row["article_id"]][row["char_start"] : row["char_end"]] == row["reported_text"]
            for row in figures
        ]
        passed["figures"] = tables["figures"].filter(pa.array(is_fit, pa.bool_()))
        refused = [_refused(row, run_id) for row, fits in zip(figures, is_fit, strict=True) if not fits]
    return Verdict({name: rows.cast(SCHEMAS[name]) for name, rows in passed.items()}, refused, [], [])


def _refused(row: dict[str, object], run_id: str) -> QuarantinedRow:
    figure_id = str(row["figure_id"])
    return QuarantinedRow(
        quarantine_id=sha256(f"span {figure_id}".encode()).hexdigest(),
        run_id=run_id,
        table_name="figures",
        row_id=figure_id,
        expectation="span",
        column_name=None,
        reason="the phrase is not there",
        source_name="a test",
        row_json=json.dumps(row, default=str),
    )
