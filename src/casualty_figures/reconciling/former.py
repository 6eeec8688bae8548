"""What the last release held of events."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from casualty_figures.records.tables import (
    ESTIMATE_FIGURES,
    ESTIMATES,
    EVENTS,
    JUDGEMENTS,
    TOTAL_COMPARISONS,
    WITHDRAWN_EVENTS,
)
from casualty_figures.schema.to_arrow import unchecked_schema


@dataclass(frozen=True, slots=True)
class Former:
    """What the last release held: its tables of those names, empty before the first."""

    events: pa.Table
    estimates: pa.Table
    estimate_figures: pa.Table
    judgements: pa.Table
    withdrawn_events: pa.Table
    total_comparisons: pa.Table

    @classmethod
    def of(cls, tables: Mapping[str, pa.Table]) -> "Former":
        """Return the rows of those tables, published or not, by their names."""
        return cls(*(tables[table.name].cast(unchecked_schema(table)) for table in HELD))

    @property
    def event_ids(self) -> frozenset[str]:
        """Return every id of an event that was ever given."""
        tables = (self.events, self.estimates, self.withdrawn_events)
        return frozenset(key for table in tables for key in table["event_id"].to_pylist())


HELD = (EVENTS, ESTIMATES, ESTIMATE_FIGURES, JUDGEMENTS, WITHDRAWN_EVENTS, TOTAL_COMPARISONS)
"""The tables of a `Former`, in its order."""
BEFORE_ALL = Former(*(unchecked_schema(table).empty_table() for table in HELD))
"""What is held before the first run."""
