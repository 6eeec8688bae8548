"""Tables as pandas frames, and as HTML for a notebook."""

from html import escape
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_MOST_SHOWN = 20
_SHOWN = (
    "date_start",
    "country",
    "adm_1",
    "location_name",
    "cause",
    "indicator",
    "victim_group",
    "low",
    "best",
    "high",
    "status",
    "n_articles",
)


def frame(table: pa.Table) -> Any:  # noqa: ANN401 - pandas is loaded when asked for
    """Return a table as a pandas frame whose columns keep Arrow's types: an empty value stays one."""
    import pandas as pd  # noqa: PLC0415 - takes half a second

    return table.to_pandas(types_mapper=pd.ArrowDtype)


def is_held(estimates: pa.Table) -> pa.ChunkedArray:
    """Return which estimates are held now."""
    return pc.is_null(estimates["valid_to"])


def events_html(events: Any) -> str:  # noqa: ANN401 - a pandas frame
    """Return the first events of a frame as an HTML table, every cell escaped."""
    head = "".join(f"<th>{name}</th>" for name in _SHOWN)
    rows = events.sort_values(["n_articles", "event_id"], ascending=[False, True])[list(_SHOWN)]
    body = "".join(
        f"<tr>{''.join(f'<td>{_cell(value)}</td>' for value in row)}</tr>"
        for row in rows.head(_MOST_SHOWN).itertuples(index=False)
    )
    more = f"<p>{len(rows) - _MOST_SHOWN} rows more</p>" if len(rows) > _MOST_SHOWN else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(value: object) -> str:
    shown = "" if value is None else str(value)
    return "" if shown in {"<NA>", "nan", "NaT"} else escape(shown)
