"""Refused rows, whole, each with the check that refused it and the reason in words."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from casualty_figures.checking.cascade import Fallen
from casualty_figures.checking.reasons import fallen_reason_for, reason_for
from casualty_figures.checking.results import row_id, sha256_of
from casualty_figures.checking.validation import Outcome
from casualty_figures.records.run import QuarantinedRow
from casualty_figures.schema.model import Table
from casualty_figures.schema.to_expectations import Expectation

# They differ between two runs that read the same, so they are no part of an id.
_OF_THE_RUN = frozenset({"run_id", "retrieved_at"})


@dataclass(frozen=True, slots=True)
class _Refused:
    """A row as the checks saw it, and what is wrong with it."""

    table: Table
    row: Mapping[str, Any]
    failed: tuple[Expectation, ...]
    reason: str

    def published_values(self, without: frozenset[str] = frozenset()) -> str:
        """Return the row as a JSON object, without columns joined for the checks."""
        names = [column.name for column in self.table.columns if column.name not in without]
        return json.dumps({name: self.row[name] for name in names}, ensure_ascii=False, default=str)


def quarantined_rows(  # noqa: PLR0913 - the rows, what the checks found, and two names to give
    joined: Mapping[str, pa.Table],
    described: Mapping[str, Table],
    outcomes: Iterable[Outcome],
    fallen: Iterable[Fallen],
    *,
    run_id: str,
    sources: Mapping[str, str],
) -> list[QuarantinedRow]:
    """Return one row for each refused row, in the order of the tables and of their rows.

    The first check that a row failed is its `expectation`; `reason` has what
    each of them found. `sources` names the source of each article_id.
    """
    n_same: Counter[str] = Counter()
    rows = []
    for refused in _refused_rows(joined, described, outcomes, fallen):
        first, name = refused.failed[0], refused.table.name
        content = sha256_of(name, refused.published_values(_OF_THE_RUN), first.name, str(first.column))
        n_same[content] += 1
        rows.append(
            QuarantinedRow(
                quarantine_id=sha256_of(content, str(n_same[content])),
                run_id=run_id,
                table_name=name,
                row_id=row_id(name, refused.row),
                expectation=first.name,
                column_name=first.column,
                reason=refused.reason,
                source_name=sources.get(refused.row.get("article_id") or "", "unknown"),
                row_json=refused.published_values(),
            )
        )
    return rows


def _refused_rows(
    joined: Mapping[str, pa.Table],
    described: Mapping[str, Table],
    outcomes: Iterable[Outcome],
    fallen: Iterable[Fallen],
) -> Iterator[_Refused]:
    fell = {(fallen_row.table, fallen_row.position): fallen_row.rule for fallen_row in fallen}
    failed: dict[tuple[str, int], list[Expectation]] = {}
    for outcome in outcomes:
        for position in outcome.failing if outcome.expectation.severity == "warning" else ():
            failed.setdefault((outcome.table, position), []).append(outcome.expectation)
    order = list(described)
    for (name, position), checks in sorted(
        failed.items(), key=lambda item: (order.index(item[0][0]), item[0][1])
    ):
        row = joined[name].slice(position, 1).to_pylist()[0]
        rule = fell.get((name, position))
        reasons = [fallen_reason_for(rule)] if rule else [reason_for(check, row) for check in checks]
        yield _Refused(described[name], row, tuple(checks), "; ".join(reasons))
