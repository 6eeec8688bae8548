"""The gate before publication: rows that are fit pass, the others go to quarantine."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import pyarrow as pa

from casualty_figures.checking.cascade import Fallen, fallen_with
from casualty_figures.checking.floors import row_count_floors, share_floors
from casualty_figures.checking.joins import with_joined_columns
from casualty_figures.checking.quarantine import quarantined_rows
from casualty_figures.checking.reasons import table_reason_for
from casualty_figures.checking.results import quality_results
from casualty_figures.checking.validation import Outcome, Validation, validate
from casualty_figures.checking.whole_tables import whole_table_outcomes
from casualty_figures.records.errors import PublicationStoppedError
from casualty_figures.records.run import QualityResult, QuarantinedRow
from casualty_figures.records.tables import TABLES
from casualty_figures.schema.model import Table
from casualty_figures.schema.to_arrow import arrow_schema
from casualty_figures.schema.to_expectations import row_expectations, structure_expectations

_DESCRIBED = {table.name: table for table in TABLES}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate lets through, what it refuses, and every check it made.

    `passed` has the tables given, in their published schema and in the order
    of their rows; passed and quarantined rows together are the rows given.
    """

    passed: dict[str, pa.Table]
    quarantined: list[QuarantinedRow]
    results: list[QualityResult]
    validations: list[Validation] = field(repr=False)


def check_tables(
    tables: Mapping[str, pa.Table],
    run_id: str,
    *,
    beside: Mapping[str, pa.Table] | None = None,
    elsewhere: Mapping[str, pa.Table] | None = None,
    source_names: Mapping[str, str] | None = None,
) -> Verdict:
    """Return which rows of the tables are fit to publish, and why the others are not.

    `beside` holds tables that were checked before and that rules of these
    speak of: `figures` need `articles`, `runs` need all they count. `elsewhere`
    has the keys of rows that stand unlooked at, which count and can be pointed
    at as well.
    `source_names` gives an article_id the file name it came under. A row of
    `articles` or `figures` that fails is refused, with the rows that point at
    it; everything else that fails raises `PublicationStoppedError`, with the
    results until then. Raises `ValueError` for a table nobody described.
    """
    unknown = sorted(set(tables) - set(_DESCRIBED))
    if unknown:
        raise ValueError(f"no table is described by the name of {', '.join(unknown)}")
    described = {table.name: table for table in TABLES if table.name in tables}
    around = {**(beside or {}), **tables}
    structure = [_structure(table, tables[name]) for name, table in described.items()]
    _stop_if_unfit(structure, tables, run_id)
    joined = {
        name: with_joined_columns(table, around, run_id, elsewhere or {}) for name, table in described.items()
    }
    rows = [validate(name, joined[name], row_expectations(table)) for name, table in described.items()]
    validations = [*structure, *rows, *_share_validations(tables, run_id)]
    found = _outcomes(validations)
    fallen = fallen_with(_refused(found), described, tables)
    outcomes = [_with_fallen(outcome, fallen) for outcome in found]
    results = quality_results(outcomes, tables, run_id)
    _stop_on_critical(outcomes, joined, results)
    refused = _refused(outcomes)
    return Verdict(
        passed={
            name: _passed(table, tables[name], refused.get(name, set())) for name, table in described.items()
        },
        quarantined=quarantined_rows(
            joined, described, outcomes, fallen, run_id=run_id, sources=_sources(around, source_names or {})
        ),
        results=results,
        validations=validations,
    )


def check_whole(tables: Mapping[str, pa.Table], run_id: str) -> list[QualityResult]:
    """Return what holds over all rows of a release, of which `tables` has the `key_columns`.

    Raises `PublicationStoppedError` where a key stands twice or a row points at nothing.
    """
    outcomes = whole_table_outcomes(tables)
    results = quality_results(outcomes, tables, run_id)
    broken = [outcome for outcome in outcomes if not outcome.held]
    if broken:
        first = broken[0]
        raise PublicationStoppedError(
            f"{first.table}: {first.observed} of {first.n_rows} rows fail {first.expectation.name} on "
            f"{first.expectation.column or ', '.join(first.expectation.arguments['column_list'])}; "
            "nothing was published, the last release stays",
            results,
        )
    return results


def _structure(table: Table, rows: pa.Table) -> Validation:
    columns, *types = structure_expectations(table)
    if rows.column_names != columns.arguments["column_list"]:
        types = []  # a column that is not there has no type, and asking for it crashes
    return validate(table.name, rows, [columns, *types, *row_count_floors(table.name)])


def _share_validations(tables: Mapping[str, pa.Table], run_id: str) -> list[Validation]:
    """Return the floors met by the run at hand: earlier runs met those of their day."""
    if "runs" not in tables:
        return []
    ids = tables["runs"]["run_id"].to_pylist()
    here = [position for position, id_of_run in enumerate(ids) if id_of_run == run_id]
    found = validate("runs", tables["runs"].take(pa.array(here, pa.int64())), share_floors())
    outcomes = (
        replace(outcome, failing=tuple(here[position] for position in outcome.failing))
        for outcome in found.outcomes
    )
    return [replace(found, outcomes=tuple(outcomes))]


def _sources(tables: Mapping[str, pa.Table], names: Mapping[str, str]) -> dict[str, str]:
    """Return a name for the source of each article: as given, else its address, else its path."""
    if "articles" not in tables:
        return dict(names)
    columns = (tables["articles"][name].to_pylist() for name in ("article_id", "url", "raw_path"))
    return {key: url or path for key, url, path in zip(*columns, strict=True)} | dict(names)


def _stop_if_unfit(structure: list[Validation], tables: Mapping[str, pa.Table], run_id: str) -> None:
    outcomes = _outcomes(structure)
    _stop_on_critical(outcomes, tables, quality_results(outcomes, tables, run_id))


def _outcomes(validations: Iterable[Validation]) -> list[Outcome]:
    return [outcome for validation in validations for outcome in validation.outcomes]


def _refused(outcomes: Iterable[Outcome]) -> dict[str, set[int]]:
    refused: dict[str, set[int]] = {}
    for outcome in outcomes:
        if outcome.expectation.severity == "warning":
            refused.setdefault(outcome.table, set()).update(outcome.failing)
    return refused


def _with_fallen(outcome: Outcome, fallen: Iterable[Fallen]) -> Outcome:
    """Return the outcome with the rows that fell by its rule among the failing ones."""
    more = {
        fallen_row.position
        for fallen_row in fallen
        if fallen_row.table == outcome.table and fallen_row.rule == outcome.expectation.demand
    }
    if not more:
        return outcome
    return replace(outcome, held=False, failing=tuple(sorted(more.union(outcome.failing))))


def _stop_on_critical(
    outcomes: Iterable[Outcome], rows: Mapping[str, pa.Table], results: list[QualityResult]
) -> None:
    broken = [
        outcome for outcome in outcomes if not outcome.held and outcome.expectation.severity == "critical"
    ]
    if not broken:
        return
    first = broken[0]
    more = f" (and {len(broken) - 1} more)" if len(broken) > 1 else ""
    raise PublicationStoppedError(
        f"{first.table}: {table_reason_for(first, rows[first.table])}{more} [{first.expectation.name}]; "
        "nothing was published, the last release stays",
        results,
    )


def _passed(table: Table, rows: pa.Table, refused: set[int]) -> pa.Table:
    kept = [position not in refused for position in range(rows.num_rows)]
    return rows.filter(pa.array(kept, pa.bool_())).cast(arrow_schema(table))
