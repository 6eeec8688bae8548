"""One batch before Great Expectations: what held, and which rows did not meet what."""

import os
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from casualty_figures.records.errors import PublicationStoppedError
from casualty_figures.schema.to_expectations import Expectation

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuiteValidationResult, ExpectationValidationResult
    from great_expectations.data_context.data_context.abstract_data_context import AbstractDataContext
    from great_expectations.datasource.fluent.interfaces import Batch


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one expectation made of one table: `failing` are positions of rows, rising."""

    table: str
    expectation: Expectation
    held: bool
    n_rows: int
    failing: tuple[int, ...] = ()
    observed: object = None


@dataclass(frozen=True, slots=True)
class Validation:
    """The outcomes for one batch in the order asked, and Great Expectations' own result."""

    table: str
    outcomes: tuple[Outcome, ...]
    result: "ExpectationSuiteValidationResult"


def validate(table: str, rows: pa.Table, asked: Sequence[Expectation]) -> Validation:
    """Return what the expectations make of the rows.

    Raises `PublicationStoppedError` where an expectation crashed, which is
    not a verdict on the rows, and where fewer ran than were asked for.
    """
    os.environ["GX_ANALYTICS_ENABLED"] = "false"  # read when it is imported
    import great_expectations as gx  # noqa: PLC0415 - seconds and 250 MB, only where rows are checked

    from casualty_figures.checking import custom_expectations  # noqa: F401, PLC0415 - registers them

    suite = gx.ExpectationSuite(
        name=table,
        expectations=[_configuration(number, expectation) for number, expectation in enumerate(asked)],
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of pandas and Great Expectations to each other
        result = _batch(rows).validate(suite, result_format="COMPLETE")
    answers = {_number(answer): answer for answer in result.results}
    _refuse_silence(table, asked, answers)
    outcomes = (
        _outcome(table, rows, expectation, answers[number]) for number, expectation in enumerate(asked)
    )
    return Validation(table, tuple(outcomes), result)


def _configuration(number: int, expectation: Expectation) -> dict[str, Any]:
    return {
        "type": expectation.name,
        "kwargs": dict(expectation.arguments),
        "severity": expectation.severity,
        "meta": {"number": number},  # results come back in an order of their own
    }


def _number(answer: "ExpectationValidationResult") -> int:
    configuration = answer.expectation_config
    if configuration is None or configuration.meta is None:
        raise TypeError(f"Great Expectations answered without saying to what: {answer}")
    return int(configuration.meta["number"])


def _batch(rows: pa.Table) -> "Batch":
    import pandas as pd  # noqa: PLC0415 - Great Expectations reads nothing else

    asset = memory_context().data_sources.add_pandas("tables").add_dataframe_asset("rows")
    frame = rows.to_pandas(types_mapper=pd.ArrowDtype)
    return asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame})


def memory_context(data_docs_sites: dict[str, Any] | None = None) -> "AbstractDataContext":
    """Return a context of Great Expectations that keeps its stores in memory and makes no noise."""
    import great_expectations as gx  # noqa: PLC0415 - as above
    from great_expectations.data_context.types import base  # noqa: PLC0415 - as above

    return gx.get_context(
        mode="ephemeral",
        project_config=base.DataContextConfig(
            analytics_enabled=False,
            data_docs_sites=data_docs_sites,
            progress_bars=base.ProgressBarsConfig(globally=False),
            store_backend_defaults=base.InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
        ),
    )


def _refuse_silence(
    table: str, asked: Sequence[Expectation], answers: "dict[int, ExpectationValidationResult]"
) -> None:
    silent = [expectation for number, expectation in enumerate(asked) if number not in answers]
    if silent:
        raise PublicationStoppedError(
            f"{table}: {len(asked) - len(silent)} of {len(asked)} expectations ran, without "
            f"{', '.join(sorted({one.name for one in silent}))}; nothing was published"
        )


def _outcome(
    table: str, rows: pa.Table, expectation: Expectation, answer: "ExpectationValidationResult"
) -> Outcome:
    crash = _crash(answer.exception_info)
    if crash:
        raise PublicationStoppedError(
            f"{table}: {expectation.name} crashed on {dict(expectation.arguments)}: {crash}; "
            "this says nothing of the rows, and nothing was published"
        )
    return Outcome(
        table=table,
        expectation=expectation,
        held=bool(answer.success),
        n_rows=rows.num_rows,
        failing=tuple(sorted(answer.result.get("unexpected_index_list") or ())),
        observed=answer.result.get("observed_value"),
    )


def _crash(exception_info: dict[str, Any] | None) -> str | None:
    """Return the exception inside a result: there is one entry a metric, or one in all."""
    if not exception_info:
        return None
    entries = [exception_info, *exception_info.values()]
    for entry in entries:
        if isinstance(entry, dict) and entry.get("raised_exception"):
            return str(entry.get("exception_message") or "no message").splitlines()[0]
    return None
