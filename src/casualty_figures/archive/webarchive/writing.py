"""The archive as a web archive (WARC 1.1, ISO 28500:2017) that others read."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from warcio.warcwriter import WARCWriter

from casualty_figures.archive.store import Archive
from casualty_figures.archive.webarchive.entry_records import Entry, Record, opening, records_of
from casualty_figures.records import ArchiveError, Origin
from casualty_figures.storage import new_file

_NO_ENTRY = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True)
class Written:
    """What a web archive holds: entries with and without bytes, and why what is damaged is not in it."""

    n_with_bytes: int
    n_without: int
    damaged: tuple[str, ...]


def write_web_archive(archive: Archive, path: Path) -> Written:
    """Write all of an archive as one file, compressed where its name ends in `.gz`.

    The same archive gives the same bytes.

    Raises:
        ArchiveError: The archive cannot be listed.
        OSError: The file cannot be written.
    """
    origins = archive.origins()
    damaged: list[str] = []
    n_with_bytes = 0
    with new_file(path) as unfinished, unfinished.open("wb") as file:
        writer = WARCWriter(file, gzip=path.name.endswith(".gz"), warc_version="1.1")
        _write(writer, opening(max((origin.retrieved_at for origin in origins), default=_NO_ENTRY)))
        for origin in origins:
            entry = _entry(archive, origin)
            for record in records_of(entry):
                _write(writer, record)
            n_with_bytes += entry.content is not None
            damaged.extend(entry.damage)
    return Written(n_with_bytes, len(origins) - n_with_bytes, tuple(damaged))


def _entry(archive: Archive, origin: Origin) -> Entry:
    """Return an entry with its bytes and retrievals, each left out where it is damaged."""
    content, retrievals, damage = None, [], []
    try:
        content = archive.bytes_of(origin) if origin.failure is None else None
    except ArchiveError as error:
        damage.append(f"{origin.name}: {error}")
    try:
        retrievals = archive.retrievals(origin)
    except ArchiveError as error:
        damage.append(f"{origin.name}: {error}")
    return Entry(origin, content, tuple(retrievals), tuple(damage))


def _write(writer: WARCWriter, record: Record) -> None:
    writer.write_record(
        writer.create_warc_record(
            record.uri,
            record.kind,
            payload=io.BytesIO(record.content),
            length=len(record.content),
            warc_content_type=record.content_type,
            warc_headers_dict={"WARC-Record-ID": record.record_id, **record.headers},
            http_headers=record.http,
        )
    )
