from collections import defaultdict
from dataclasses import dataclass
from typing import Annotated

import pytest

from casualty_figures.records.tables import TABLES
from casualty_figures.schema.from_record import table_of
from casualty_figures.schema.model import Column, Meaning, Ordered, Table


def columns_by_name() -> dict[str, list[Column]]:
    found: dict[str, list[Column]] = defaultdict(list)
    for table in TABLES:
        for column in table.columns:
            found[column.name].append(column)
    return found


TWO_MEANINGS = {
    "victim_group"
}  # of a figure the text's words, of an estimate one of five groups: UCDP's name


@pytest.mark.parametrize("name", sorted(columns_by_name().keys() - TWO_MEANINGS))
def test_one_column_name_has_one_meaning_one_type_and_one_set_of_checks(name: str) -> None:
    same = {(str(column.type), column.meaning) for column in columns_by_name()[name]}

    assert len(same) == 1


@pytest.mark.parametrize("name", columns_by_name())
def test_a_suffix_means_one_thing(name: str) -> None:
    types = {str(column.type) for column in columns_by_name()[name]}
    expected = {
        "_at": {"timestamp[us, tz=UTC]"},
        "_id": {"string", "int64"},
        "_start": {"date32[day]", "int64"},
        "_end": {"date32[day]", "int64"},
        "_share": {"double"},
        "_url": {"string"},
    }
    for suffix, allowed in expected.items():
        if name.endswith(suffix):
            assert types <= allowed
    assert ("bool" in types) == (name.startswith(("is_", "has_")) or name == "success")


def test_a_rule_about_a_column_the_table_lacks_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="has no column"):
        Table(name="t", grain="One.", columns=(), key=(), rules=(Ordered(("low", "high")),))


@dataclass(frozen=True)
class Unreasoned:
    """One thing."""

    low: Annotated[int, Meaning("Fewest.")] | None


@dataclass(frozen=True)
class Meaningless:
    """One thing."""

    low: int


@pytest.mark.parametrize("record", [Unreasoned, Meaningless])
def test_a_field_without_a_meaning_or_a_reason_to_be_empty_cannot_be_published(record: type) -> None:
    with pytest.raises(TypeError, match="field 'low'"):
        table_of(record, name="things", key=("low",))
