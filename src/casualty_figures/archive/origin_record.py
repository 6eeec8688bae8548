"""The record of an origin: a JSON file beside the archived bytes."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

from casualty_figures.records import ArchiveError, Origin
from casualty_figures.storage import canonical_json


def origin_json(origin: Origin) -> bytes:
    """Return what the record file of an origin holds."""
    return f"{canonical_json(asdict(origin))}\n".encode()


def origin_at(path: Path) -> Origin:
    """Return the origin a record file holds.

    Raises:
        ArchiveError: It is damaged.
        FileNotFoundError: It is not there.
    """
    try:
        entries = json.loads(path.read_bytes())
        published = entries["published"]
        origin = Origin(
            **{
                **entries,
                "retrieved_at": datetime.fromisoformat(entries["retrieved_at"]),
                "published": date.fromisoformat(published) if published else None,
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


def origin_or_failure(path: Path) -> Origin:
    """Return the origin a record file holds, or one whose failure says that it is damaged."""
    try:
        return origin_at(path)
    except ArchiveError as error:
        written_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        return Origin(path.stem, "", "", path.name, written_at, failure=str(error))
