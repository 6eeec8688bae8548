"""The records of a web archive in their order, past what is damaged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from casualty_figures.archive.media_types import charset_of, media_type_of

_GZIP = b"\x1f\x8b"
_MEMBER_START = re.compile(rb"\x1f\x8b\x08")
_VERSION_LINE = re.compile(rb"(?<=\n)WARC/1\.[01]\r\n")
_BLOCK = 1 << 20
_OVERLAP = 16
_PAGES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
"""The records that hold what was fetched; the others tell of how it was, or that it had not changed."""


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A record that holds what was fetched: its first bytes, how many it says it has, and what is said of it.

    `status` is `None` of a record that is no answer over HTTP.
    """

    url: str
    retrieved_at: datetime | None
    content: bytes
    length: int
    status: int | None
    content_type: str
    charset: str | None
    codings: tuple[str, ...]
    truncated: str | None


@dataclass(frozen=True, slots=True)
class Damage:
    """A part of the file, from a byte on, that is no record."""

    start: int
    reason: str


def records_in(file: BinaryIO, *, largest: int) -> Iterator[PageRecord | Damage]:
    """Yield the records of a web archive, compressed or not, reading on behind what is damaged.

    Nothing but one record is held, and of that `largest` bytes and one.
    """
    record_start = _MEMBER_START if file.read(len(_GZIP)) == _GZIP else _VERSION_LINE
    start: int | None = 0
    was_sound = True
    while start is not None:
        at, reason = start, None if start == 0 else "the file ends in a record"
        file.seek(start)
        try:
            for record in ArchiveIterator(file):
                at, read = record.stream_pos, _page_record(record, largest)
                if isinstance(read, Damage):
                    reason = read.reason
                    break
                was_sound, reason = True, None
                if read:
                    yield read
        except (OSError, ValueError) as error:
            reason = " ".join(str(error).split())[:100]
        if reason and was_sound:  # of one damaged part all places are tried at which a record could begin
            yield Damage(at, reason)
        was_sound = not reason
        start = _next_start(file, record_start, at + 1)


def _page_record(record: WarcRecord, largest: int) -> PageRecord | Damage | None:
    if "Content-Length" not in record.headers:
        return Damage(record.stream_pos, "a record whose header is damaged")
    if not record.record_type & _PAGES:
        return None
    content = record.reader.read(largest + 1)
    if len(content) < min(record.content_length, largest + 1):
        return Damage(record.stream_pos, f"the file ends in the record of {_address(record)}")
    http = record.http_headers if record.is_http_parsed else None
    named = (http.get(name, "") or "" for name in ("Content-Encoding", "Transfer-Encoding")) if http else ()
    said = (http or record.headers).get("Content-Type")
    return PageRecord(
        url=_address(record),
        retrieved_at=record.record_date,
        content=content,
        length=record.content_length,
        status=http.status_code if http else None,
        content_type=media_type_of(said or ""),
        charset=charset_of(said or ""),
        codings=tuple(one.strip().lower() for value in named for one in value.split(",") if one.strip()),
        truncated=record.headers.get("WARC-Truncated"),
    )


def _address(record: WarcRecord) -> str:
    return (record.headers.get("WARC-Target-URI") or "").strip("<> ")


def _next_start(file: BinaryIO, record_start: re.Pattern[bytes], start: int) -> int | None:
    """Return the first place from `start` on at which a record can begin, if there is one."""
    place = max(start - 1, 0)  # the line end before a version is looked at
    while True:
        file.seek(place)
        block = file.read(_BLOCK)
        for found in record_start.finditer(block):
            if place + found.start() >= start:
                return place + found.start()
        if len(block) < _BLOCK:
            return None
        place += _BLOCK - _OVERLAP
