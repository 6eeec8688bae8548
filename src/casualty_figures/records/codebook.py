"""The codebook as data: one entry a column of every published table."""

from casualty_figures.records.run import CodebookEntry
from casualty_figures.records.tables import TABLES
from casualty_figures.schema.allowed import allowed_values
from casualty_figures.schema.model import Column, Table


def to_codebook(tables: tuple[Table, ...] = TABLES) -> list[CodebookEntry]:
    """Return the entries of the tables, in the order of tables and columns."""
    return [_entry(table, column) for table in tables for column in table.columns]


def _entry(table: Table, column: Column) -> CodebookEntry:
    return CodebookEntry(
        table_name=table.name,
        column_name=column.name,
        data_type=str(column.type),
        definition=column.meaning.about,
        unit_name=column.meaning.unit,
        allowed_values=allowed_values(column),
        hxl_tag=column.meaning.hxl or None,
        empty_when=column.empty_when.reason if column.empty_when else None,
        is_key=column.name in table.key,
    )
