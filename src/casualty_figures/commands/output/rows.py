"""Rows of an answer, printed as a table, as CSV or as JSON lines."""

import csv
import sys
from collections.abc import Callable

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from casualty_figures.publishing import Answer
from casualty_figures.storage.escaping import csv_cell, json_line, terminal_line

_MOST_SHOWN = 1000
_UNLIMITED_WIDTH = 100_000  # where nobody looks at a screen, no cell is cut


def write_table(answer: Answer) -> None:
    """Print the rows in columns, the first thousand of them."""
    console = Console() if sys.stdout.isatty() else Console(width=_UNLIMITED_WIDTH)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, is_number in zip(answer.names, answer.are_numbers, strict=True):
        table.add_column(_cell(name), justify="right" if is_number else "left", overflow="fold")
    shown = 0
    for row in answer.rows:
        if shown == _MOST_SHOWN:
            break
        table.add_row(*map(_cell, row))
        shown += 1
    console.print(table)
    if shown == _MOST_SHOWN:
        sys.stderr.write(f"The first {_MOST_SHOWN} rows; --format csv or jsonl gives them all.\n")


def write_csv(answer: Answer) -> None:
    """Print the rows as CSV with a header; an unknown value is an empty field, and no cell is a formula."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(map(csv_cell, answer.names))
    writer.writerows(map(csv_cell, row) for row in answer.rows)


def write_jsonl(answer: Answer) -> None:
    """Print one JSON object a row; dates in ISO format."""
    for row in answer.rows:
        sys.stdout.write(json_line(dict(zip(answer.names, row, strict=True))) + "\n")


def _cell(value: object) -> str:
    """Return the value on one line, escaped: Rich would read [words] as its markup."""
    return "" if value is None else escape(terminal_line(value))


WRITERS: dict[str, Callable[[Answer], None]] = {"table": write_table, "csv": write_csv, "jsonl": write_jsonl}
