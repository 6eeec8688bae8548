"""The small JSON record that can lie beside an article: its address, publisher, date, headline, language."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from casualty_figures.archive.plain_files import plain_bytes
from casualty_figures.records import ArchiveError

KEYS = {
    "url": "url",
    "publisher": "publisher",
    "source": "publisher",
    "published": "published",
    "date": "published",
    "headline": "headline",
    "title": "headline",
    "language": "language",
}
"""What each key of a record says."""
LARGEST_RECORD = 65_536
LONGEST_VALUE = 2_000
EARLIEST_YEAR = 1900
ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What the record beside an article says of it; each value may be missing."""

    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    headline: str | None = None
    language: str | None = None


def record_in(path: Path) -> SourceRecord:
    """Return what the record at `path` says.

    Raises:
        ArchiveError: It cannot be read, is not a JSON object, or one of its
            values is not what its key promises. An unknown key is refused
            too: a misspelt "published" must not lose a date in silence.
    """
    try:
        raw = plain_bytes(path, largest=LARGEST_RECORD)
    except ArchiveError as error:
        raise ArchiveError(f"the record {path.name} is {error}") from None
    except OSError as error:
        raise ArchiveError(f"the record {path.name} cannot be read: {error.strerror}") from None
    return record_of(raw, path.name)


def record_of(raw: bytes, name: str) -> SourceRecord:
    """Return what the bytes of a record say; raises `ArchiveError` as `record_in` does."""
    entries = _object_in(raw, name)
    if unknown := sorted(set(entries) - set(KEYS)):
        raise ArchiveError(f"the record {name} has a key we do not know: {unknown[0]!r:.60}")
    said = {KEYS[key]: value for key, value in entries.items()}
    if len(said) < len(entries):
        raise ArchiveError(f"the record {name} says one thing under two keys: {', '.join(entries)}")
    try:
        return SourceRecord(
            url=address(said.get("url")),
            publisher=line(said.get("publisher"), key="publisher"),
            published=_day(said.get("published")),
            headline=line(said.get("headline"), key="headline"),
            language=line(said.get("language"), key="language"),
        )
    except ValueError as error:
        raise ArchiveError(f"the record {name} is wrong: {error}") from None


def _object_in(raw: bytes, name: str) -> dict[str, object]:
    try:
        entries = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0]
        raise ArchiveError(f"the record {name} is not JSON in UTF-8: {reason}") from None
    if not isinstance(entries, dict):
        raise ArchiveError(f"the record {name} is not a JSON object")
    return entries


def line(value: object, *, key: str) -> str | None:
    """Return the value on one line.

    Raises:
        ValueError: It is not a text, is empty, too long, or not Unicode.
    """
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"{key} is not a text")  # noqa: TRY004 -- the caller speaks of the file, not of types
    words = " ".join(value.split())
    if not words or len(words) > LONGEST_VALUE or not words.isprintable():
        raise ValueError(f"{key} is empty, too long or has characters that cannot be printed")
    return words


def address(value: object) -> str | None:
    """Return an http address.

    Raises:
        ValueError: It is none.
    """
    said = line(value, key="url")
    if said is not None and not ADDRESS.fullmatch(said):
        raise ValueError(f"url is not an http address: {said!r:.100}")
    return said


def _day(value: object) -> date | None:
    said = line(value, key="published")
    if said is None:
        return None
    try:
        day = datetime.fromisoformat(said).date()
    except ValueError:
        raise ValueError(f"published is not an ISO date such as 2015-05-18: {said!r:.60}") from None
    if day.year < EARLIEST_YEAR:
        raise ValueError(f"published is before {EARLIEST_YEAR}: {said}")
    return day
