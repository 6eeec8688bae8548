"""The small JSON record that can lie beside an article: its address, publisher and date."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from casualty_figures.archive.plain_files import plain_bytes
from casualty_figures.records import ArchiveError

KEYS = frozenset({"url", "publisher", "published"})
LARGEST_RECORD = 65_536
LONGEST_VALUE = 2_000
ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What the record beside an article says of it; each value may be missing."""

    url: str | None = None
    publisher: str | None = None
    published: date | None = None


def record_in(path: Path) -> SourceRecord:
    """Return what the record at `path` says.

    Raises:
        ArchiveError: It cannot be read, is not a JSON object, or one of its
            values is not what its key promises. An unknown key is refused
            too: a misspelt "published" must not lose a date in silence.
    """
    entries = _object_in(path)
    if unknown := sorted(set(entries) - KEYS):
        raise ArchiveError(f"the record {path.name} has a key we do not know: {unknown[0]!r:.60}")
    try:
        return SourceRecord(
            url=_address(entries.get("url")),
            publisher=_line(entries.get("publisher"), key="publisher"),
            published=_day(entries.get("published")),
        )
    except ValueError as error:
        raise ArchiveError(f"the record {path.name} is wrong: {error}") from None


def _object_in(path: Path) -> dict[str, object]:
    try:
        raw = plain_bytes(path, largest=LARGEST_RECORD)
    except ArchiveError as error:
        raise ArchiveError(f"the record {path.name} is {error}") from None
    except OSError as error:
        raise ArchiveError(f"the record {path.name} cannot be read: {error.strerror}") from None
    try:
        entries = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0]
        raise ArchiveError(f"the record {path.name} is not JSON in UTF-8: {reason}") from None
    if not isinstance(entries, dict):
        raise ArchiveError(f"the record {path.name} is not a JSON object")
    return entries


def _line(value: object, *, key: str) -> str | None:
    """Return the value on one line.

    Raises:
        ValueError: It is not a text, is empty, too long, or not Unicode.
    """
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"{key} is not a text")  # noqa: TRY004 -- the caller speaks of the file, not of types
    line = " ".join(value.split())
    if not line or len(line) > LONGEST_VALUE or not line.isprintable():
        raise ValueError(f"{key} is empty, too long or has characters that cannot be printed")
    return line


def _address(value: object) -> str | None:
    line = _line(value, key="url")
    if line is not None and not ADDRESS.fullmatch(line):
        raise ValueError(f"url is not an http address: {line!r:.100}")
    return line


def _day(value: object) -> date | None:
    line = _line(value, key="published")
    if line is None:
        return None
    try:
        day = datetime.fromisoformat(line).date()
    except ValueError:
        raise ValueError(f"published is not an ISO date such as 2015-05-18: {line!r:.60}") from None
    if day.year < 1900:
        raise ValueError(f"published is before 1900: {line}")
    return day
