"""Labelled sets: texts with the counts that people coded, one JSON object a line (docs/evaluating.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, NonNegativeInt, ValidationError

from casualty_figures.lexicon.indicators import INDICATOR_OF_LABEL
from casualty_figures.records import LabelledSetError


@dataclass(frozen=True, slots=True)
class KeyedFigure:
    """One figure that a set says its text states; any of `ranges`, both ends in it, is its count."""

    indicator: str
    unit: str
    ranges: tuple[tuple[int, int | None], ...]

    def is_count(self, number: int) -> bool:
        """Whether the number is one the key accepts."""
        return any(low <= number and (high is None or number <= high) for low, high in self.ranges)


@dataclass(frozen=True, slots=True)
class LabelledRecord:
    """A text and what people coded of it.

    `gold` and `ranges` hold only the labels that were coded. `keyed` are the
    figures the set lists, all that the text states of the indicators they
    speak of where `is_complete`.
    """

    record_id: str
    text: str
    headline: str | None
    published: date | None
    country: str | None
    gold: Mapping[str, int]
    ranges: Mapping[str, tuple[int, int]]
    keyed: tuple[KeyedFigure, ...]
    is_complete: bool
    mentions_others: bool


def records_in(path: Path) -> list[LabelledRecord]:
    """Return the records of a labelled set in their order.

    Raises:
        LabelledSetError: In one line: there is no such file, or which line of
            it is not JSON, lacks a key or holds a value of another type.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise LabelledSetError(f"{path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise LabelledSetError(f"{path} is not a text in UTF-8") from None
    records = [
        _record(line, f"{path}, line {number}") for number, line in enumerate(lines, 1) if line.strip()
    ]
    if not records:
        raise LabelledSetError(f"{path} has no records: one JSON object a line is expected")
    return records


def _nothing_for_nan(value: Any) -> Any:  # noqa: ANN401 - JSON holds any value
    return None if value != value else value  # noqa: PLR0124 - NaN alone differs from itself


def _day(value: Any) -> Any:  # noqa: ANN401 - JSON holds any value
    return value[:10] if isinstance(value, str) else value


class _KeyedCount(BaseModel):
    low: NonNegativeInt | None
    high: NonNegativeInt | None = None


class _SomeFigure(BaseModel):
    category: str
    counts: list[_KeyedCount]
    optional: bool = False


class _OneOfAll(BaseModel):
    quantity: NonNegativeInt
    unit: str = "People"
    category: str = "displaced"


class _Line(BaseModel):
    id: str
    text: str
    gold: dict[str, NonNegativeInt | None]
    title: str | None = None
    published_at: Annotated[date | None, BeforeValidator(_day)] = None
    country: Annotated[str | None, BeforeValidator(_nothing_for_nan)] = None
    gold_low: dict[str, NonNegativeInt | None] = {}
    gold_high: dict[str, NonNegativeInt | None] = {}
    figures: list[_SomeFigure] | None = None
    all_figures_in_excerpt: list[_OneOfAll] | None = None
    mentions_others: bool = False
    doc_level_safe: bool = True


def _record(line: str, where: str) -> LabelledRecord:
    try:
        entry = _Line.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise LabelledSetError(f"{where}: {f'{key}: ' if key else ''}{first['msg']}") from None
    if unknown := sorted(set(entry.gold) - set(INDICATOR_OF_LABEL)):
        raise LabelledSetError(f"{where}: gold.{unknown[0]}: not one of {', '.join(INDICATOR_OF_LABEL)}")
    return LabelledRecord(
        record_id=entry.id,
        text=entry.text,
        headline=entry.title,
        published=entry.published_at,
        country=entry.country,
        gold=_coded(entry.gold) if entry.doc_level_safe else {},
        ranges=_ranges(entry) if entry.doc_level_safe else {},
        keyed=_keyed(entry),
        is_complete=entry.all_figures_in_excerpt is not None,
        mentions_others=entry.mentions_others,
    )


def _coded(gold: Mapping[str, int | None]) -> dict[str, int]:
    return {label: count for label, count in gold.items() if count is not None}


def _ranges(entry: _Line) -> dict[str, tuple[int, int]]:
    low, high = _coded(entry.gold_low), _coded(entry.gold_high)
    return {
        label: (low[label], high[label]) for label in low if label in high and label in INDICATOR_OF_LABEL
    }


def _keyed(entry: _Line) -> tuple[KeyedFigure, ...]:
    """Return the keyed figures whose indicator we have and whose count the set gives; no optional ones."""
    some = (
        (figure.category, "person", tuple((c.low, c.high) for c in figure.counts if c.low is not None))
        for figure in entry.figures or []
        if not figure.optional
    )
    of_all = (
        (
            figure.category,
            "household" if figure.unit == "Households" else "person",
            ((figure.quantity, figure.quantity),),
        )
        for figure in entry.all_figures_in_excerpt or []
    )
    return tuple(
        KeyedFigure(INDICATOR_OF_LABEL[label], unit, ranges)
        for label, unit, ranges in (*some, *of_all)
        if label in INDICATOR_OF_LABEL and ranges
    )
