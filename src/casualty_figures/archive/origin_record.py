"""The record of an origin: a JSON file beside the archived bytes, which has its own hash in it."""

import hashlib
import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from casualty_figures.records import ArchiveError, Origin
from casualty_figures.storage import canonical_json

_HASH = "record_sha256"


def origin_json(origin: Origin) -> bytes:
    """Return what the record file of an origin holds: what is said of it, and the hash of that."""
    said = asdict(origin)
    return f"{canonical_json(said | {_HASH: _hash_of(said)})}\n".encode()


def _hash_of(said: dict[str, Any]) -> str:
    """Return the SHA-256 of what a record says, as canonical JSON."""
    return hashlib.sha256(canonical_json(said).encode()).hexdigest()


def origin_at(path: Path) -> Origin:
    """Return the origin a record file holds.

    Raises:
        ArchiveError: It is damaged.
        FileNotFoundError: It is not there.
    """
    try:
        entries = json.loads(path.read_bytes())
        if _HASH in entries and entries.pop(_HASH) != _hash_of(entries):  # older records have none
            raise ValueError("not what was written")  # noqa: TRY301 - told with the others
        published, entered_at = entries["published"], entries.get("entered_at")
        origin = Origin(
            **{
                **entries,
                "retrieved_at": datetime.fromisoformat(entries["retrieved_at"]),
                "published": date.fromisoformat(published) if published else None,
                "entered_at": datetime.fromisoformat(entered_at) if entered_at else None,
            }
        )
    except FileNotFoundError:
        raise
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        raise ArchiveError(
            f"its record in the archive is damaged, take the input again: {path.name}"
        ) from None
    if origin.article_id != path.stem:
        raise ArchiveError(f"its record in the archive is another entry's, take the input again: {path.name}")
    return origin


def origin_or_failure(path: Path) -> Origin | None:
    """Return the origin a record file holds, one whose failure says it is damaged, none where it is not."""
    try:
        return origin_at(path)
    except FileNotFoundError:
        return None
    except ArchiveError as error:
        written_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        return Origin(path.stem, "", "", path.name, written_at, failure=str(error))
