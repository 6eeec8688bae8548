"""What lies in a file inside another, as sources."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath

from casualty_figures.archive.bundles import BUNDLES
from casualty_figures.archive.kinds import KINDS_READ, READ_SUFFIXES
from casualty_figures.archive.record import SourceRecord
from casualty_figures.archive.source import Source
from casualty_figures.archive.tabular import TableFile, articles_in_table, is_table
from casualty_figures.archive.tabular.article_rows import LARGER
from casualty_figures.records import ArchiveError


def sources_inside(
    name: str, member: Source, record: SourceRecord, *, largest: int, columns: Mapping[str, str]
) -> Iterator[Source]:
    """Yield the sources in a file inside another, under `name`; one that cannot be taken is a failure.

    What the file does not say itself, the `record` beside the outer one may.
    """
    path = PurePath(member.name)
    try:
        content = _content(member, path, largest)
        if is_table(path):
            yield from articles_in_table(
                TableFile(content, path, name, record), largest=largest, named=columns
            )
        else:
            yield replace(
                member,
                name=name,
                url=record.url,
                publisher=member.publisher or record.publisher,
                published=member.published or record.published,
                headline=member.headline or record.headline,
            )
    except ArchiveError as error:
        yield Source(name, failure=str(error))


def _content(member: Source, path: PurePath, largest: int) -> bytes:
    """Return the bytes of a file inside another; raises `ArchiveError` where it cannot be taken."""
    if member.content is None:
        raise ArchiveError(member.failure or "it has no bytes")
    if path.suffix.lower() in {*BUNDLES, ".json"}:
        raise ArchiveError("a file of files or a record inside another file: unpack it")
    if path.suffix.lower() not in READ_SUFFIXES and not is_table(path):
        raise ArchiveError(f"a kind of file we do not read ({path.suffix}): {KINDS_READ}")
    most = largest * LARGER if is_table(path) else largest
    if len(member.content) > most:
        raise ArchiveError(f"too large: {len(member.content)} bytes, where {most} are the most we take")
    return member.content
