"""Tables in a text: words of harm in a header over rows of numbers, or beside their number in each row.

A table is one sentence for its proof: the number stands in its row, the word of
harm in the header. Rows are told apart by lines, cells by bars or tabs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from casualty_figures.extraction.claims.counted_group import CountedGroup
from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.claims.statement_building import statement_of_part
from casualty_figures.extraction.claims.trigger_reading import TriggerReading
from casualty_figures.extraction.numbers.vague import VagueTable
from casualty_figures.extraction.sentences.text import Sentence, folded, is_table_row
from casualty_figures.languages.en.harm import forms_for, indicator_of
from casualty_figures.languages.en.lexicon import cue
from casualty_figures.languages.en.numbers.counts import counts_in

_CELL = re.compile(r"[^|\t]+")
_TOTAL = re.compile(rf"\s*(?:\*\*)?{cue('total_row')}\b")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, where its words begin in the sentence, and the number of its column."""

    words: str
    start: int
    column: int


def is_table(text: str) -> bool:
    """Whether two lines or more of a sentence are rows of a table."""
    return sum(map(is_table_row, text.split("\n"))) >= 2


def table_statements(sentence: Sentence, vague: VagueTable) -> list[Statement]:
    """Return the numbers of a table, rows as parts of a row of totals; nothing where it has no label.

    A row that holds a label and its number stands for itself; the first row of
    labels alone is the header of those below.
    """
    found: list[Statement] = []
    header: list[Cell] = []
    body: list[list[Cell]] = []
    for row in _rows(sentence.text):
        beside = list(_beside_labels(sentence, row, vague))
        found.extend(beside)
        if not header and not beside and any(_label_of(cell.words) for cell in row):
            header = row
        elif header and len(row) == len(header):
            body.append(row)
    for cell in header:
        if _label_of(cell.words):
            found.extend(_column(sentence, cell, [_cell_at(row, cell.column) for row in body], vague))
    return found


def _beside_labels(sentence: Sentence, row: list[Cell], vague: VagueTable) -> Iterator[Statement]:
    """Yield the numbers that stand in the cell behind their label: "Killed | 4"."""
    for label, cell in pairwise(row):
        made = _statement(sentence, label, cell, vague) if _label_of(label.words) else None
        if made is not None:
            yield made


def _rows(text: str) -> Iterator[list[Cell]]:
    position = 0
    for line in text.split("\n"):
        if is_table_row(line):
            cells = [match for match in _CELL.finditer(line) if match[0].strip() or "\t" in line]
            yield [Cell(match[0], position + match.start(), n) for n, match in enumerate(cells)]
        position += len(line) + 1


def _cell_at(row: list[Cell], column: int) -> tuple[Cell, bool]:
    """Return the cell of a column, and whether its row is one of totals."""
    return row[column], bool(_TOTAL.match(folded(row[0].words)))


def _label_of(words: str) -> str:
    """Return the word of harm that a header consists of, with words such as "people" or "number of"."""
    plain = re.sub(rf"\b{cue('beside_label')}\b|[*:()]", " ", folded(words)).strip()
    return plain if plain in forms_for("label") else ""


def _column(
    sentence: Sentence, header: Cell, cells: list[tuple[Cell, bool]], vague: VagueTable
) -> Iterator[Statement]:
    made = [(_statement(sentence, header, cell, vague), is_total) for cell, is_total in cells]
    total = next((one for one, is_total in made if one is not None and is_total), None)
    for one, is_total in made:
        if one is not None:
            one.whole = None if is_total else total
            yield one


def _statement(sentence: Sentence, header: Cell, cell: Cell, vague: VagueTable) -> Statement | None:
    """Return what a cell states: nothing where it is more than a number."""
    words = folded(cell.words)
    counts = counts_in(words, vague)
    if len(counts) != 1 or words[: counts[0].start].strip(" *") or words[counts[0].end :].strip(" *"):
        return None
    label = _label_of(header.words)
    term = header.start + folded(header.words).index(label)
    start, end = cell.start + counts[0].start, cell.start + counts[0].end
    part = CountedGroup(counts[0].count, start, end, end, "number", count_start=start)
    reading = TriggerReading(indicator_of(label, "label"), term, term + len(label), (part,), rule="table")
    made = statement_of_part(sentence, reading, part)
    made.start, made.end = start, end
    return made
