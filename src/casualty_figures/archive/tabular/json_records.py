"""Records of JSON, a line each or in one array, to rows: an object's keys are its columns."""

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any

from casualty_figures.archive.tabular.header import NumberedRow
from casualty_figures.records import ArchiveError

BEGINNING = 1024
"""Bytes in which an array begins, white space before it."""
_BLOCK = 1 << 16
_ESCAPE = 6
"""Characters that one may take in JSON, as in `\\u00e9` (RFC 8259, section 7)."""
_BETWEEN = " \t\r\n,"


def is_array(beginning: bytes) -> bool:
    """Whether a file that begins so holds a JSON array; the record beside an article is an object."""
    return beginning.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"["


def rows_of_lines(lines: Iterator[str]) -> Iterator[NumberedRow]:
    """Yield the record of each line, by its number; an empty line is none."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row_of_line(line.rstrip("\n"), f"line {number}")


def _row_of_line(line: str, name: str) -> NumberedRow:
    try:
        return _row(json.loads(line), name, "this line is no JSON object")
    except (ValueError, RecursionError) as error:
        return NumberedRow(name, {}, f"this line is no JSON: {error!s:.100}")


def _row(value: Any, name: str, otherwise: str) -> NumberedRow:  # noqa: ANN401 - whatever JSON holds
    return NumberedRow(name, value) if isinstance(value, dict) else NumberedRow(name, {}, otherwise)


def rows_of_array(text: io.TextIOBase, largest: int) -> Iterator[NumberedRow]:
    """Yield the records of an array, one of at most `largest` bytes in memory at a time.

    Where it is damaged, or ends in the middle, the last row says so: nothing
    tells where the next record begins.

    Raises:
        ArchiveError: It is no array.
    """
    held = text.read(_BLOCK).lstrip()
    if not held.startswith("["):
        raise ArchiveError("no array of records, as a table in JSON is: [{...}, {...}]")
    held, number = held[1:], 1
    while True:
        held = held.lstrip(_BETWEEN)
        while not held and (more := text.read(_BLOCK)):
            held = more.lstrip(_BETWEEN)
        name = f"record {number}"
        if held.startswith("]"):
            if (held[1:] + text.read(_BLOCK)).strip():
                yield NumberedRow(name, {}, "what stands behind the end of the array is not read")
            return
        try:
            value, end = json.JSONDecoder().raw_decode(held)
        except (ValueError, RecursionError) as error:
            more = text.read(max(_BLOCK, len(held))) if len(held) < _ESCAPE * largest else ""
            if not more:
                yield NumberedRow(
                    name, {}, f"no JSON from here on, nothing behind it is read: {error!s:.100}"
                )
                return
            held += more
            continue
        yield _row(value, name, "this record is no JSON object")
        held, number = held[end:], number + 1
