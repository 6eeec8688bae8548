"""Reviews and corrections from their files. What makes no sense is told as such, and the rest is read."""

import hashlib
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import TypeAdapter, ValidationError

from casualty_figures.reviewing.decisions import (
    Accept,
    Amend,
    Correction,
    Decisions,
    Dismiss,
    Pair,
    Reject,
    ReviewForm,
    Unreadable,
    content_id,
)

_Review: TypeAlias = Accept | Reject | Amend | Pair | Dismiss
_FORM: TypeAdapter[_Review] = TypeAdapter(ReviewForm)


def read_decisions(reviews_folder: Path, corrections_folder: Path) -> Decisions:
    """Return what is decided in the folders; a folder that is not there holds nothing.

    The order of files and lines does not matter: reviews are by time. The same
    line twice is one review.
    """
    read = [one for path in _files(reviews_folder, "*.jsonl") for one in _reviews_in(path)]
    known = [one for path in _files(corrections_folder, "*.toml") for one in _corrections_in(path)]
    reviews = {one.review_id: one for one in read if not isinstance(one, Unreadable)}
    corrections = {one.review_id: one for one in known if isinstance(one, Correction)}
    unreadable = {one.review_id: one for one in (*read, *known) if isinstance(one, Unreadable)}
    return Decisions(
        tuple(sorted(reviews.values(), key=lambda one: (one.time, one.review_id))),
        tuple(one for _, one in sorted(corrections.items())),
        tuple(one for _, one in sorted(unreadable.items())),
    )


def review_of(entry: object) -> _Review:
    """Return the review that an entry states, with its id; raise `ValueError` where it makes no sense."""
    try:
        form = _FORM.validate_python(entry, strict=False)
    except ValidationError as error:
        raise ValueError(_words(error)) from error
    written: dict[str, Any] = form.model_dump(mode="json", exclude_unset=True)
    review_id = content_id(written)
    if form.review_id not in {"", review_id}:
        raise ValueError("its review_id is not that of what it says: it was changed after it was written")
    return form.model_copy(update={"review_id": review_id})


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith("."))


def _reviews_in(path: Path) -> Iterator[_Review | Unreadable]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        yield _unreadable("review", path.name.encode(), f"{path.name}: {error.strerror}")
        return
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield review_of(json.loads(line))
        except (
            ValueError,
            RecursionError,
        ) as error:  # UnicodeDecodeError and JSONDecodeError are ValueErrors
            yield _unreadable("review", line, f"{path.name}, line {number}: {error}")


def _corrections_in(path: Path) -> Iterator[Correction | Unreadable]:
    try:
        content = path.read_bytes()
        entries = tomllib.loads(content.decode()).get("correction", [])
    except OSError as error:
        yield _unreadable("correction", path.name.encode(), f"{path.name}: {error.strerror}")
        return
    except ValueError as error:
        yield _unreadable("correction", content, f"{path.name}: not TOML: {error}")
        return
    if not isinstance(entries, list) or not entries:
        yield _unreadable("correction", content, f"{path.name}: it has no [[correction]]")
        return
    for number, entry in enumerate(entries, 1):
        try:
            yield Correction.model_validate(entry, strict=True)
        except ValidationError as error:
            message = f"{path.name}, correction {number}: {_words(error)}"
            yield _unreadable("correction", repr(entry).encode(), message)


def _unreadable(kind: str, content: bytes, message: str) -> Unreadable:
    told = f"{kind}\n{message}\n".encode()
    return Unreadable(hashlib.sha256(told + content).hexdigest(), kind, " ".join(message.split()))


def _words(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][-1:])
    words = first["msg"].removeprefix("Value error, ")
    return f"{where}: {words}" if where and first["type"] != "value_error" else words
