"""The floors: what a release must have at the least, with the reason for each."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from casualty_figures.schema.to_expectations import Expectation


def floors_by_table() -> dict[str, list[Expectation]]:
    """Return every floor by the table it is checked on, in the order of `floors.toml`."""
    tables = dict.fromkeys(floor["table"] for floor in _written()["rows"])
    floors = {table: row_count_floors(table) for table in tables}
    return floors | {"runs": [*floors.get("runs", ()), *share_floors()]}


def row_count_floors(table: str) -> list[Expectation]:
    """Return how many rows `table` has at the least: every check of values passes on none."""
    return [
        Expectation(
            "expect_table_row_count_to_be_between",
            {"min_value": floor["at_least"]},
            "critical",
            notes=floor["reason"],
        )
        for floor in _written()["rows"]
        if floor["table"] == table
    ]


def share_floors() -> list[Expectation]:
    """Return the shares between the counts of a run that it reaches at the least."""
    return [
        Expectation(
            "expect_column_pair_values_a_to_be_at_least_share_of_b",
            {
                "column_A": floor["part"],
                "column_B": floor["whole"],
                "share": floor["at_least"],
                "where_at_least": floor["where_at_least"],
            },
            "critical",
            notes=floor["reason"],
        )
        for floor in _written()["share"]
    ]


@cache
def _written() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("floors.toml").read_text(encoding="utf-8"))
