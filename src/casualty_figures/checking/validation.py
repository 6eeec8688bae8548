"""One batch before Great Expectations: what held, and which rows did not meet what."""

import os
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import pyarrow as pa

from casualty_figures.records.errors import PublicationStoppedError
from casualty_figures.schema.to_expectations import Expectation

if TYPE_CHECKING:
    from great_expectations.core import ExpectationValidationResult
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
    """The outcomes for one batch in the order asked, and Great Expectations' own answers."""

    table: str
    outcomes: tuple[Outcome, ...]
    answers: "tuple[ExpectationValidationResult, ...]"


def validate(table: str, rows: pa.Table, asked: Sequence[Expectation]) -> Validation:
    """Return what the expectations make of the rows.

    Which rows fail is asked only of expectations that any row fails: it takes
    Great Expectations longer than the verdict. Where there are no rows, what
    is demanded of each is not asked. Raises `PublicationStoppedError` where an
    expectation crashed, which is not a verdict on the rows, and where fewer
    ran than were asked for.
    """
    numbered = {n: one for n, one in enumerate(asked) if rows.num_rows or one.demand is None}
    answers = _answered(table, rows, numbered) if numbered else {}
    outcomes = (_outcome(table, rows, one, answers.get(n)) for n, one in enumerate(asked))
    return Validation(table, tuple(outcomes), tuple(answers.values()))


def _answered(
    table: str, rows: pa.Table, asked: Mapping[int, Expectation]
) -> "dict[int, ExpectationValidationResult]":
    """Return what Great Expectations answers to each, with the rows that fail where any does."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"  # read when it is imported
    from casualty_figures.checking import custom_expectations  # noqa: F401, PLC0415 - registers them

    batch = _batch(rows)
    answers = _answers(table, batch, asked, "BASIC")
    unmet = {number: one for number, one in asked.items() if not answers[number].success}
    return answers | _answers(table, batch, unmet, "COMPLETE") if unmet else answers


def _answers(
    table: str, batch: "Batch", asked: Mapping[int, Expectation], form: Literal["BASIC", "COMPLETE"]
) -> "dict[int, ExpectationValidationResult]":
    import great_expectations as gx  # noqa: PLC0415 - seconds and 250 MB, only where rows are checked

    suite = gx.ExpectationSuite(
        name=table, expectations=[_configuration(number, one) for number, one in asked.items()]
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of pandas and Great Expectations to each other
        result = batch.validate(suite, result_format=form)
    answers = {_number(answer): answer for answer in result.results}
    _refuse_silence(table, asked, answers)
    return answers


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
    table: str, asked: Mapping[int, Expectation], answers: "dict[int, ExpectationValidationResult]"
) -> None:
    silent = [expectation for number, expectation in asked.items() if number not in answers]
    if silent:
        raise PublicationStoppedError(
            f"{table}: {len(asked) - len(silent)} of {len(asked)} expectations ran, without "
            f"{', '.join(sorted({one.name for one in silent}))}; nothing was published"
        )


def _outcome(
    table: str, rows: pa.Table, expectation: Expectation, answer: "ExpectationValidationResult | None"
) -> Outcome:
    if answer is None:
        return Outcome(table, expectation, held=True, n_rows=0)
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
