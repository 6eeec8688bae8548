"""What lies in a file, and in the files inside it, as sources."""

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import PurePath
from typing import BinaryIO

from casualty_figures.archive.bundles import BUNDLES, members_of
from casualty_figures.archive.feeds.articles import FEEDS, articles_in_feed
from casualty_figures.archive.kinds import KINDS_READ, READ_SUFFIXES
from casualty_figures.archive.record import SourceRecord
from casualty_figures.archive.source import Source
from casualty_figures.archive.tabular import TableFile, articles_in_table, is_table
from casualty_figures.archive.tabular.rows import LARGER
from casualty_figures.archive.webarchive import is_web_archive, pages_in
from casualty_figures.records import ArchiveError

_DEEPEST = 4
"""A mail in a mail in a mail in a ZIP archive."""


def holds_many(path: PurePath) -> bool:
    """Whether the name of a file says that it holds several articles: it may be larger than one."""
    return is_table(path) or is_web_archive(path) or path.suffix.lower() in BUNDLES | FEEDS


def refuse_unknown_kind(path: PurePath) -> None:
    """Raise `ArchiveError` where the name of a file is of a kind that is not read."""
    if path.suffix.lower() not in READ_SUFFIXES and not holds_many(path):
        raise ArchiveError(f"a kind of file we do not read ({path.suffix}): {KINDS_READ}")


@dataclass(frozen=True, slots=True)
class Taking:
    """How files are taken: the bytes of the largest article, and the columns of tables that are named.

    `inside` has the suffixes of the files that one lies in, the outermost first.
    """

    largest: int
    columns: Mapping[str, str]
    inside: tuple[str, ...] = ()

    @property
    def largest_holder(self) -> int:
        """Return how many bytes a file of many articles may have, and what it unpacks to."""
        return self.largest * LARGER

    def sources_in(self, name: str, file: Source, record: SourceRecord) -> Iterator[Source]:
        """Yield the sources in the bytes of a file, under `name`; one that cannot be taken is a failure.

        What the file does not say itself, the `record` beside it, or beside the outer one, may.
        """
        path = PurePath(file.name)
        said = SourceRecord(
            file.url or record.url,
            file.publisher or record.publisher,
            file.published or record.published,
            file.headline or record.headline,
            file.language or record.language,
        )
        try:
            content = self._content(file, path)
            if path.suffix.lower() in BUNDLES:
                members = members_of(content, path.suffix, largest=self.largest_holder)
                yield from self._members(name, members, path, said)
            elif is_web_archive(path):
                pages = pages_in(io.BytesIO(content), largest=self.largest)
                yield from self._members(name, pages, path, said)
            elif is_table(path):
                table = TableFile(io.BytesIO(content), path, name, said)
                yield from articles_in_table(table, largest=self.largest, named=self.columns)
            elif path.suffix.lower() in FEEDS:
                yield from articles_in_feed(content, name, said, largest=self.largest)
            else:
                yield replace(file, name=name, **asdict(said))
        except ArchiveError as error:
            yield Source(name, failure=str(error))

    def _content(self, file: Source, path: PurePath) -> bytes:
        """Return the bytes of a file; raises `ArchiveError` where it cannot be taken."""
        if file.content is None:
            raise ArchiveError(file.failure or "it has no bytes")
        refuse_unknown_kind(path)
        if path.suffix.lower() == ".zip" and ".zip" in self.inside:
            raise ArchiveError("a ZIP archive inside another: unpack it")
        if len(self.inside) > _DEEPEST:
            raise ArchiveError(f"it lies in {len(self.inside)} files, one inside the other: unpack it")
        most = self.largest_holder if holds_many(path) else self.largest
        if len(file.content) > most:
            raise ArchiveError(f"too large: {len(file.content)} bytes, where {most} are the most we take")
        return file.content

    def sources_on_disk(
        self, name: str, path: PurePath, file: BinaryIO, record: SourceRecord
    ) -> Iterator[Source]:
        """Yield the sources in an open table or web archive, of which little at a time is held in memory.

        Raises:
            ArchiveError: It is damaged, or holds none.
        """
        if is_table(path):
            table = TableFile(file, path, name, record)
            yield from articles_in_table(table, largest=self.largest, named=self.columns)
        else:
            yield from self._members(name, pages_in(file, largest=self.largest), path, record)

    def _members(
        self, name: str, members: Iterable[Source], path: PurePath, record: SourceRecord
    ) -> Iterator[Source]:
        deeper = replace(self, inside=(*self.inside, path.suffix.lower()))
        for member in members:
            yield from deeper.sources_in(printable(f"{name}/{member.name}"), member, record)


def printable(name: str) -> str:
    """Return a file name as UTF-8 can hold it: bytes that are no UTF-8 are spelt out in hexadecimal."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
