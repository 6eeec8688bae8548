"""The words tables are described in.

Everything here is a plain value: no I/O, no validation engine, no orchestrator.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Between:
    """The value lies in a closed interval; `None` leaves that end open."""

    low: float | date | None = None
    high: float | date | None = None


@dataclass(frozen=True, slots=True)
class OneOf:
    """The value is one of a closed list of codes."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """The whole value matches a regular expression."""

    pattern: str


Check = Between | OneOf | Matches


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column's values mean, wherever the column appears."""

    about: str
    hxl: str = ""
    unit: str | None = None
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class EmptyWhen:
    """Why a value may be absent. A column without one is never empty."""

    reason: str


@dataclass(frozen=True, slots=True)
class Ordered:
    """The columns do not decrease from left to right; absent values are passed over."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnyPresent:
    """At least one of the columns has a value."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TogetherPresent:
    """The columns have values in the same rows."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Present:
    """The column has a value in every published row, though a record outside a table may lack it."""

    name: str


@dataclass(frozen=True, slots=True)
class PresentOnlyWith:
    """The columns have values exactly in the rows where `name` is one of `codes`."""

    columns: tuple[str, ...]
    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contains:
    """The text of `inner` lies inside the text of `outer`."""

    inner: str
    outer: str


@dataclass(frozen=True, slots=True)
class SpanIs:
    """`text[start:end]` is `phrase`, where `text` belongs to the row that `key` names in `table`.

    `end` is `None` where no column says it: the text goes on with the phrase at `start`.
    """

    table: str
    key: str
    text: str
    start: str
    end: str | None
    phrase: str


@dataclass(frozen=True, slots=True)
class PointsAt:
    """Where the column has a value, it is the `key` of a row of `table`, or of `else_table`."""

    name: str
    table: str
    key: str
    else_table: str | None = None


@dataclass(frozen=True, slots=True)
class AddsUp:
    """`total` is the sum of `parts` in every row."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountsRows:
    """In the row of the run at hand, the column is the number of rows of `table`.

    With `about`, only the rows of `table` whose `table_name` is `about` count.
    """

    name: str
    table: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class CountsSharing:
    """The column is the number of rows of `table` whose values of `columns` are those of the row."""

    name: str
    table: str
    columns: tuple[str, ...]


Rule = (
    Ordered
    | AnyPresent
    | TogetherPresent
    | Present
    | PresentOnlyWith
    | Contains
    | SpanIs
    | PointsAt
    | AddsUp
    | CountsRows
    | CountsSharing
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of one table."""

    name: str
    type: pa.DataType
    meaning: Meaning
    empty_when: EmptyWhen | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One published table.

    `has_quarantine` says that a row which fails a check goes to quarantine;
    a failing row of any other table is a defect of ours and stops publication.
    Rows are sorted by the key, after the columns of `largest_first`, those
    downward, or of `sorted_by`: what a reader of a large file asks for then
    lies in few of its row groups.
    """

    name: str
    grain: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rules: tuple[Rule, ...] = ()
    partition: str | None = None
    has_quarantine: bool = False
    largest_first: tuple[str, ...] = ()
    sorted_by: tuple[str, ...] = ()

    @property
    def order(self) -> list[tuple[str, str]]:
        """Return the columns its rows are sorted by, each with its direction, as Arrow takes them."""
        largest = [(name, "descending") for name in self.largest_first]
        return [*largest, *((name, "ascending") for name in (*self.sorted_by, *self.key))]

    def __post_init__(self) -> None:
        """Refuse a key or a rule that names a column the table lacks."""
        known = {column.name for column in self.columns}
        unknown = sorted(set(self._named()) - known)
        if unknown:
            raise ValueError(f"table {self.name!r} has no column {unknown}, only {sorted(known)}")

    def _named(self) -> Iterator[str]:
        yield from self.key
        yield from self.largest_first
        yield from self.sorted_by
        for rule in self.rules:
            yield from columns_named_by(rule)


def columns_named_by(rule: Rule) -> tuple[str, ...]:  # noqa: PLR0911 - one return a kind of rule
    """Return the columns of the rule's own table that it speaks of."""
    match rule:
        case Ordered(names) | AnyPresent(names) | TogetherPresent(names):
            return names
        case Present(name):
            return (name,)
        case PresentOnlyWith(columns, name, _):
            return (*columns, name)
        case Contains(inner, outer):
            return (inner, outer)
        case SpanIs(_, key, _, start, end, phrase):
            return tuple(name for name in (key, start, end, phrase) if name is not None)
        case PointsAt(name, _, _, _) | CountsRows(name, _, _):
            return (name,)
        case CountsSharing(name, _, columns):
            return (name, *columns)
        case AddsUp(total, parts):
            return (total, *parts)
