"""The cells of a table to the parts of an article."""


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
