"""Values as JSON to hash, to compare and to keep."""

import json
from datetime import date


def canonical_json(value: object, *, indent: int | None = None) -> str:
    """Return a value as JSON with its keys sorted and its dates in ISO 8601: the same value, the same text.

    Compact, or with `indent` spaces a level for a file that people read too.
    Half a surrogate pair, which UTF-8 cannot hold, is spelt as JSON spells it.
    """
    written = json.dumps(
        value,
        sort_keys=True,
        separators=(",", ":") if indent is None else None,
        indent=indent,
        ensure_ascii=False,
        default=_in_iso_8601,
    )
    return written.encode("utf-8", "backslashreplace").decode()


def _in_iso_8601(value: object) -> str:
    if isinstance(value, date):  # a datetime is one, and keeps its time
        return value.isoformat()
    raise TypeError(f"no JSON for a {type(value).__name__}")
