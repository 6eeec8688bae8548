"""The cells of a table to the parts of an article."""

from collections.abc import Iterable


def text_of(cell: object) -> str | None:
    """Return what a cell says, `None` where it is empty.

    Raises:
        ValueError: It holds several values, as JSON and Parquet can.
    """
    if isinstance(cell, list | dict | tuple):
        raise ValueError(f"several values where one text should be: {str(cell)[:60]}")  # noqa: TRY004 - of the file
    if cell is None or cell != cell:  # noqa: PLR0124 - not a number, as tables have for no value
        return None
    return str(cell).strip() or None


def joined(cells: Iterable[object]) -> str | None:
    """Return what cells say together, each a paragraph, `None` where all are empty; raises as `text_of`."""
    return "\n\n".join(said for said in map(text_of, cells) if said) or None


def name_of(cell: object) -> object:
    """Return the name in a cell that holds a record, as News API has sources: `{"name": "Example Post"}`."""
    return cell.get("name") if isinstance(cell, dict) else cell
