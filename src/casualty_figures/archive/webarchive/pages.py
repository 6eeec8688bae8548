"""The pages of a web archive as files, each with its address and the moment it was fetched."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, Final

from casualty_figures.archive.record import ADDRESS
from casualty_figures.archive.source import Source
from casualty_figures.archive.webarchive.payload import decoded_payload
from casualty_figures.archive.webarchive.records import Damage, PageRecord, records_in
from casualty_figures.records import ArchiveError

_SUFFIXES: Final = {
    "": ".html",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
}
"""What is read of what was fetched, and how a file of it would end; a page may come without a type."""
_MOST_KINDS = 4


def is_web_archive(path: PurePath) -> bool:
    """Whether the name of a file says that it is a web archive."""
    return path.name.lower().endswith((".warc", ".warc.gz"))


def pages_in(file: BinaryIO, *, largest: int) -> Iterator[Source]:
    """Yield the pages of a web archive, named by the number of their record.

    One that cannot be taken is a failure, and so is each damaged part; what was
    fetched beside pages (pictures, scripts) and redirects are one in all.

    Raises:
        ArchiveError: It holds no page.
    """
    left_out: Counter[str] = Counter()
    number = 0
    for number, record in enumerate(records_in(file, largest=largest), start=1):
        if isinstance(record, Damage):
            yield Source(
                f"byte {record.start}", failure=f"a damaged part of the web archive: {record.reason}"
            )
        elif kind := _left_out(record):
            left_out[kind] += 1
        else:
            yield _page(record, number, largest)
    if left_out:
        kinds = ", ".join(f"{kind} {n}" for kind, n in left_out.most_common(_MOST_KINDS))
        yield Source("other records", failure=f"{left_out.total()} records are no pages: {kinds}")
    if not number:
        raise ArchiveError("a web archive (WARC) without pages")


def _left_out(record: PageRecord) -> str | None:
    """Return what a record is that nobody would take for an article, `None` of one that may be one."""
    if record.status is not None and 300 <= record.status < 400:
        return "redirects"
    return record.content_type if record.content_type not in _SUFFIXES else None


def _page(record: PageRecord, number: int, largest: int) -> Source:
    name = f"record {number}{_SUFFIXES[record.content_type]}"
    url = record.url if ADDRESS.fullmatch(record.url) else None
    try:
        content = _content(record, largest)
    except ArchiveError as error:
        return Source(name, failure=f"{error}: {record.url:.200}")
    return Source(name, content, url=url, retrieved_at=record.retrieved_at, charset=record.charset)


def _content(record: PageRecord, largest: int) -> bytes:
    if record.status is not None and record.status != 200:
        raise ArchiveError(f"no page but an answer with status {record.status}")
    if record.truncated:
        raise ArchiveError(f"it was cut off when fetched ({record.truncated:.20})")
    if record.length > largest:
        raise ArchiveError(f"too large: {record.length} bytes, where {largest} are the most we take")
    return decoded_payload(record.content, list(record.codings), largest=largest)
