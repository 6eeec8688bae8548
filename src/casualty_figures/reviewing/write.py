"""A review as a line at the end of its reviewer's file."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from casualty_figures.records.errors import CasualtyFiguresError
from casualty_figures.reviewing.read_files import review_of
from casualty_figures.storage.canonical_json import canonical_json
from casualty_figures.storage.lines import add_line


def add_review(folder: Path, entry: Mapping[str, Any]) -> Path:
    """Add a review to the file of its reviewer in the folder, on the disk when this returns; return the file.

    Raises `CasualtyFiguresError` where the entry makes no sense, and nothing is
    written then. A line that a killed writer left unfinished stays a line of its own.
    """
    try:
        review = review_of(dict(entry))
    except ValueError as error:
        raise CasualtyFiguresError(f"no such review: {error}") from error
    path = folder / f"{_file_name(review.reviewer)}.jsonl"
    add_line(path, canonical_json(dict(entry) | {"review_id": review.review_id}).encode())
    return path


def _file_name(reviewer: str) -> str:
    return re.sub(r"\W+", "-", reviewer).strip("-").lower() or "reviewer"
