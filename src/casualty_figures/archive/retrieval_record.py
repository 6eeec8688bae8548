"""The record of a retrieval: a JSON file beside the archived bytes, named by its own hash."""

import hashlib
import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from casualty_figures.records import ArchiveError
from casualty_figures.records.retrieval import Freshness, Retrieval, Robots
from casualty_figures.storage import canonical_json

SUFFIX = ".retrieval"


def retrieval_json(retrieval: Retrieval) -> bytes:
    """Return what the record file of a retrieval holds."""
    return f"{canonical_json(asdict(retrieval))}\n".encode()


def retrieval_name(article_id: str, record: bytes) -> str:
    """Return the name of a record file: the entry it belongs to, and its own SHA-256."""
    return f"{article_id}.{hashlib.sha256(record).hexdigest()}{SUFFIX}"


def retrieval_at(path: Path) -> Retrieval:
    """Return the retrieval that a record file holds.

    Raises:
        ArchiveError: It is damaged, or cannot be read.
    """
    try:
        record = path.read_bytes()
        if path.name != retrieval_name(path.name.partition(".")[0], record):
            raise ValueError("not the bytes that were written")  # noqa: TRY301 - told with the others
        return _retrieval(json.loads(record))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        raise ArchiveError(f"the record of a retrieval is damaged, restore it: {path.name}") from None


def _retrieval(entries: dict[str, Any]) -> Retrieval:
    return Retrieval(
        **{
            **entries,
            "retrieved_at": datetime.fromisoformat(entries["retrieved_at"]),
            "request_headers": _pairs(entries["request_headers"]),
            "response_headers": _pairs(entries["response_headers"]),
            "redirects": tuple(entries["redirects"]),
            "robots": Robots(entries["robots"]),
            "freshness": Freshness(entries["freshness"]),
        }
    )


def _pairs(entries: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in entries)
