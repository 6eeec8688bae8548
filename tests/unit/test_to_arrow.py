from dataclasses import dataclass

import pyarrow as pa
import pytest

from casualty_figures.records.run import CodebookEntry
from casualty_figures.records.tables import CODEBOOK, FIGURES, TABLES
from casualty_figures.schema.model import Table
from casualty_figures.schema.to_arrow import (
    arrow_schema,
    in_columns_of,
    records_from_arrow,
    rows_to_arrow,
    unchecked_schema,
)

ENTRY = CodebookEntry(
    table_name="figures",
    column_name="low",
    data_type="int64",
    definition="Fewest units the words can mean.",
    unit_name=None,
    allowed_values="at least 0",
    hxl_tag="#affected+low",
    empty_when=None,
    is_key=False,
)

CODEBOOK_COLUMNS = arrow_schema(CODEBOOK).names


def test_a_field_carries_what_its_values_mean() -> None:
    field = arrow_schema(FIGURES).field("household_size")

    assert field.type == pa.float64()
    assert field.nullable
    assert field.metadata == {
        b"description": b"Persons counted for one household.",
        b"unit": b"person",
        b"allowed_values": b"at least 1 and at most 20",
        b"empty_when": b"the unit is persons",
    }


def test_a_column_that_is_never_empty_is_not_nullable() -> None:
    assert not arrow_schema(FIGURES).field("figure_id").nullable


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_schema_is_the_same_each_time(table: Table) -> None:
    assert arrow_schema(table).serialize() == arrow_schema(table).serialize()


def test_records_become_rows_and_rows_become_records() -> None:
    rows = rows_to_arrow(CODEBOOK, [ENTRY])

    assert rows.schema.equals(unchecked_schema(CODEBOOK), check_metadata=True)
    assert records_from_arrow(CodebookEntry, rows) == [ENTRY]


def test_no_record_gives_a_table_without_rows_that_has_every_column() -> None:
    rows = rows_to_arrow(FIGURES, [])

    assert rows.num_rows == 0
    assert rows.column_names == arrow_schema(FIGURES).names


def test_a_row_without_a_value_that_must_be_there_is_left_for_the_checks_to_refuse() -> None:
    broken = CodebookEntry(**dict.fromkeys(CODEBOOK_COLUMNS))  # type: ignore[arg-type]

    assert rows_to_arrow(CODEBOOK, [broken]).to_pylist() == [dict.fromkeys(CODEBOOK_COLUMNS)]


def test_a_record_of_another_table_is_refused_by_the_columns_in_which_it_differs() -> None:
    @dataclass(frozen=True)
    class Entry:
        table_name: str
        colour: str

    with pytest.raises(TypeError, match=r"Entry is not a row of 'codebook': .*'colour'"):
        rows_to_arrow(CODEBOOK, [Entry("figures", "red")])


def test_a_dictionary_is_refused() -> None:
    with pytest.raises(TypeError, match="a row of 'codebook' is a record, not a dict"):
        rows_to_arrow(CODEBOOK, [{"table_name": "figures"}])


def test_a_value_of_another_type_is_refused_by_name() -> None:
    broken = CodebookEntry(**dict.fromkeys(CODEBOOK_COLUMNS, 7))  # type: ignore[arg-type]

    with pytest.raises(TypeError, match=r"a value of codebook\.table_name is not string"):
        rows_to_arrow(CODEBOOK, [broken])


def test_rows_of_an_earlier_version_get_the_columns_of_today() -> None:
    today = pa.schema([("kept", pa.int64()), ("new", pa.string())])
    rows = in_columns_of(pa.table({"gone": ["a"], "kept": pa.array([1], pa.int32())}), today)
    assert (rows.schema, rows.to_pylist()) == (today, [{"kept": 1, "new": None}])
