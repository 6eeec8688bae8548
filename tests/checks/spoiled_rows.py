"""How a sound row is spoiled for one expectation alone, and how far it may go without being spoiled."""

import math
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sound_rows import TEXT, sha

from casualty_figures.schema.model import (
    AddsUp,
    AnyPresent,
    Between,
    Contains,
    CountsRows,
    CountsSharing,
    Matches,
    OneOf,
    Ordered,
    PointsAt,
    Present,
    PresentOnlyWith,
    SpanIs,
    TogetherPresent,
)
from casualty_figures.schema.to_expectations import Expectation, Unique

Row = dict[str, Any]
Change = tuple[str, Row]


def spoilings(expectation: Expectation, row: Row) -> Iterator[Change]:  # noqa: C901, PLR0912, PLR0915 - one case a kind of demand
    """Yield a name and a change for each way in which the expectation must reject the row."""
    column = expectation.column or ""
    match expectation.demand:
        case Unique():
            yield "a row like another", {}
        case Between(low, high):
            if low is not None:
                yield "just under", {column: _stepped(low, -1)}
            if high is not None:
                yield "just over", {column: _stepped(high, 1)}
            if isinstance(low, float):
                yield "not a number", {column: math.nan}
        case OneOf(codes):
            yield "another word", {column: "other"}
            yield "a code and a space", {column: f"{codes[0]} "}
            yield "a code in capitals", {column: codes[0].upper()}
        case Matches():
            yield "another form", {column: "?"}
            yield "more before it", {column: f"?{row[column]}"}
            yield "more after it", {column: f"{row[column]}\n"}
        case Present(name):
            yield "absent", {name: None}
        case Ordered(names):
            for left, right in pairwise(names):
                yield f"{left} over {right}", {left: _stepped(row[right], 1)}
            if len(names) == 3:
                yield "ends in disorder", {names[0]: _stepped(row[names[2]], 1), names[1]: None}
        case AnyPresent(names):
            yield "all absent", dict.fromkeys(names)
        case TogetherPresent(names):
            for name in names:
                yield f"without {name}", {name: None}
                yield f"only {name}", dict.fromkeys(names) | {name: row[name]}
        case PresentOnlyWith(columns, name, _):
            for missing in columns:
                yield f"without {missing}", {missing: None}
            yield f"another {name}", {name: "other"}
            yield f"without {name}", {name: None}
        case Contains(inner, _):
            yield "words never said", {inner: "never said"}
            yield "other capitals", {inner: row[inner].swapcase()}
        case SpanIs(_, key, _, start, end, phrase):
            yield "one character late", {start: row[start] + 1} | ({end: row[end] + 1} if end else {})
            yield "counted from the end", {start: row[start] - len(TEXT)}
            if end:
                yield "one character short", {end: row[end] - 1}
                yield "no end", {end: None}
            yield "another phrase", {phrase: "never said"}
            yield "no such article", {key: sha("3")}
        case PointsAt(name):
            yield "no such row", {name: sha("3")}
        case AddsUp(total, parts):
            yield "one too many", {total: row[total] + 1}
            for part in parts:
                yield f"{part} unknown", {part: None, total: row[total] - row[part]}
        case CountsRows(name) | CountsSharing(name):
            yield "one too many", {name: row[name] + 1}
            yield "one too few", {name: row[name] - 1}
        case None:
            part, whole, least, enough = _floor(expectation)
            yield "just under the share", {part: enough - 1, whole: least}
        case _:
            pytest.fail(f"write how a row is spoiled for {expectation.name}")


def edges(expectation: Expectation, row: Row) -> Iterator[Change]:
    """Yield a name and a change for each extreme at which the expectation must still accept the row."""
    column = expectation.column or ""
    match expectation.demand:
        case Between(low, high):
            yield from (("at the bound", {column: end}) for end in (low, high) if end is not None)
            yield "absent", {column: None}
        case OneOf(codes):
            yield from ((code, {column: code}) for code in codes)
        case Ordered(names):
            yield "all equal", dict.fromkeys(names, row[names[0]])
            yield from ((f"without {name}", {name: None}) for name in names)
        case AnyPresent(names):
            yield from ((f"only {name}", dict.fromkeys(names) | {name: row[name]}) for name in names)
        case TogetherPresent(names):
            yield "all absent", dict.fromkeys(names)
        case PresentOnlyWith(columns, name, codes):
            yield from ((code, {name: code}) for code in codes)
            yield "all absent", dict.fromkeys(columns) | {name: "other"}
        case Contains(inner, outer):
            yield "absent", {inner: None}
            yield "the whole of it", {inner: row[outer]}
        case PointsAt(name):
            yield "absent", {name: None}
        case None:
            part, whole, least, enough = _floor(expectation)
            yield "just the share", {part: enough, whole: least}
            yield "too few to tell", {part: 0, whole: least - 1}


def _stepped(value: Any, step: int) -> Any:
    if isinstance(value, date):
        return value + timedelta(days=step)
    return value + step * (0.001 if isinstance(value, float) else 1)


def _floor(expectation: Expectation) -> tuple[str, str, int, int]:
    arguments = expectation.arguments
    least = arguments["where_at_least"]
    return arguments["column_A"], arguments["column_B"], least, math.ceil(arguments["share"] * least)
