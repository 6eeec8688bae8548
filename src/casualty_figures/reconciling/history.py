"""What is held beside what was held: a row that says the same stays as it was."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, TypeVar

import pyarrow as pa

from casualty_figures.schema.to_arrow import records_from_arrow

_Held = TypeVar("_Held")
_OF_A_RUN = {"run_id", "valid_from", "valid_to", "change_reason", "previous_event_ids"}


def standing(rows: Sequence[_Held], former: pa.Table, key: tuple[str, ...]) -> list[_Held]:
    """Return the rows, each as it was in `former` where that said the same of it and is held still."""
    if not rows or not former.num_rows:
        return list(rows)
    held = {_said(one, key): one for one in records_from_arrow(type(rows[0]), former)}
    return [
        before if (before := held.get(_said(one, key))) and _content(before) == _content(one) else one
        for one in rows
    ]


def _said(row: Any, key: tuple[str, ...]) -> tuple[Any, ...]:  # noqa: ANN401 - a row of any table
    return tuple(getattr(row, name) for name in key)


def _content(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of any table
    return {name: value for name, value in asdict(row).items() if name not in _OF_A_RUN}
