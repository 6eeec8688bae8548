"""The expectations over several columns that Great Expectations does not have.

Importing this module registers them. A suite that names one which is not
registered loads in silence without it; `validation` counts for that reason.
"""

from collections.abc import Callable
from typing import Any, ClassVar, Literal

import pandas as pd
from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import (
    ColumnPairMapExpectation,
    MulticolumnMapExpectation,
)
from great_expectations.expectations.metrics.map_metric_provider.column_pair_condition_partial import (
    column_pair_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.column_pair_map_metric_provider import (
    ColumnPairMapMetricProvider,
)
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_condition_partial import (
    multicolumn_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_map_metric_provider import (
    MulticolumnMapMetricProvider,
)

from casualty_figures.checking import conditions

_Condition = Callable[..., pd.Series]

_DOMAIN = ("batch_id", "table", "row_condition", "condition_parser", "ignore_row_if")


def _register_columns(name: str, condition: _Condition, *arguments: str) -> str:
    """Make `condition` on a frame of columns a metric, and return its name."""

    def _pandas(_: object, column_list: pd.DataFrame, **given: Any) -> pd.Series:  # noqa: ANN401 - its arguments
        return condition(column_list, **{argument: given[argument] for argument in arguments})

    partial = multicolumn_condition_partial(engine=PandasExecutionEngine)(_pandas)
    return _provide(MulticolumnMapMetricProvider, name, ("column_list",), partial, arguments)


def _register_pair(name: str, condition: _Condition, *arguments: str) -> str:
    """Make `condition` on two columns a metric, and return its name."""

    def _pandas(_: object, column_A: pd.Series, column_B: pd.Series, **given: Any) -> pd.Series:  # noqa: ANN401, N803 - the names are Great Expectations'
        return condition(column_A, column_B, **{argument: given[argument] for argument in arguments})

    partial = column_pair_condition_partial(engine=PandasExecutionEngine)(_pandas)
    return _provide(ColumnPairMapMetricProvider, name, ("column_A", "column_B"), partial, arguments)


def _provide(
    base: type, name: str, columns: tuple[str, ...], partial: object, arguments: tuple[str, ...]
) -> str:
    # The class registers itself when it is made.
    type(base)(
        name.title().replace("_", "").replace(".", ""),
        (base,),
        {
            "condition_metric_name": name,
            "condition_domain_keys": (*_DOMAIN, *columns),
            "condition_value_keys": arguments,
            "_pandas": partial,
        },
    )
    return name


class ExpectMulticolumnValuesToBeNonDecreasing(MulticolumnMapExpectation):
    """Expect the values to rise or stay from left to right, absent ones passed over."""

    map_metric = _register_columns("multicolumn_values.non_decreasing", conditions.is_non_decreasing)


class ExpectMulticolumnAnyValueToBePresent(MulticolumnMapExpectation):
    """Expect a value in at least one of the columns."""

    map_metric = _register_columns("multicolumn_values.any_present", conditions.is_any_present)


class ExpectMulticolumnValuesToBePresentTogether(MulticolumnMapExpectation):
    """Expect a value in all of the columns or in none."""

    map_metric = _register_columns("multicolumn_values.present_together", conditions.is_present_together)


class ExpectMulticolumnValuesToBePresentOnlyWith(MulticolumnMapExpectation):
    """Expect values in all but the last column exactly where the last is one of the codes."""

    codes: list[str]

    map_metric = _register_columns(
        "multicolumn_values.present_only_with", conditions.is_present_only_with, "codes"
    )
    success_keys: ClassVar[tuple[str, ...]] = ("mostly", "codes")


class ExpectMulticolumnFirstValueToBeSumOfOthers(MulticolumnMapExpectation):
    """Expect the first column to be the sum of the others."""

    map_metric = _register_columns("multicolumn_values.sum_of_others", conditions.is_sum_of_others)


class _PairExpectation(ColumnPairMapExpectation):
    """A pair of which rows without a value are passed over; the base refuses to be told so."""

    ignore_row_if: Literal["either_value_is_missing"] = "either_value_is_missing"

    domain_keys = (*ColumnPairMapExpectation.domain_keys, "ignore_row_if")  # type: ignore[assignment]  # typed by its length


class ExpectColumnPairValuesAToLieInsideB(_PairExpectation):
    """Expect the text of column A to be a part of the text of column B."""

    map_metric = _register_pair("column_pair_values.inside", conditions.is_inside)


class ExpectColumnPairValuesAToBeAtLeastShareOfB(_PairExpectation):
    """Expect column A to be at least a share of column B, where B is large enough to tell."""

    share: float
    where_at_least: int

    map_metric = _register_pair("column_pair_values.share", conditions.is_share, "share", "where_at_least")
    success_keys: ClassVar[tuple[str, ...]] = ("mostly", "share", "where_at_least")
