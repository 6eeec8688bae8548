"""Which column of an export is which expression over the rows of events: a TSV file a format."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """One column of an export: its name there, its SQL over the rows of events, and what it means."""

    column: str
    expression: str
    meaning: str
    hxl: str = ""


@cache
def columns_of(form: str) -> tuple[ExportColumn, ...]:
    """Return the columns of a format, in their order."""
    with (_FOLDER / f"{form}.tsv").open(encoding="utf-8", newline="") as file:
        return tuple(
            ExportColumn(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        )


@cache
def event_rows() -> str:
    """Return the SELECT that gives one row an event."""
    return (_FOLDER / "event_rows.sql").read_text(encoding="utf-8")


@cache
def source_rows() -> str:
    """Return the SELECT that gives one row a figure of the events."""
    return (_FOLDER / "sources.sql").read_text(encoding="utf-8")
