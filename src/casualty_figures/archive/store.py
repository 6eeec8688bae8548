"""The archive: every input of every run, immutable, named by its content."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from casualty_figures.archive.compression import SUFFIX as COMPRESSED
from casualty_figures.archive.compression import content_at, stored_form
from casualty_figures.archive.origin_record import origin_at, origin_json, origin_or_failure
from casualty_figures.archive.retrieval_record import SUFFIX, retrieval_at, retrieval_json, retrieval_name
from casualty_figures.archive.source import Source
from casualty_figures.archive.sources import MARKER
from casualty_figures.records import ArchiveError, Origin
from casualty_figures.records.retrieval import Retrieval
from casualty_figures.storage import NewFiles, canonical_json, remove_leftovers, write_file


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder of bytes and their origin records.

    An entry is `<id[:2]>/<article_id><suffix>.zst` with its bytes, where it
    has any, compressed (as they are, without `.zst`, in older entries), and
    `<id[:2]>/<article_id>.json` with its `Origin`. The record is written
    last: an entry is there when its record is. Each time it was fetched,
    `<id[:2]>/<article_id>.<SHA-256 of the record>.retrieval` is written
    beside it, with the `Retrieval`. None of these is ever changed.
    """

    folder: Path

    def take(self, source: Source, retrieved_at: datetime) -> Origin:
        """Write a source into the archive and return its origin, the first one if it was there.

        Raises:
            ArchiveError: The folder cannot be written.
        """
        return self.take_all([source], retrieved_at)[0]

    def take_all(self, sources: Iterable[Source], retrieved_at: datetime) -> list[Origin]:
        """Write sources into the archive and return their origins in the same order, as `take` does.

        They enter together: thousands take seconds, and where one cannot be
        written none has entered.

        Raises:
            ArchiveError: The folder cannot be written.
        """
        entered: dict[str, Origin] = {}
        try:
            with NewFiles() as files:
                return [self._entered(source, retrieved_at, entered, files) for source in sources]
        except OSError as error:
            raise ArchiveError(
                f"cannot write to the archive {self.folder}: {error.strerror}; "
                "make it writable or name another"
            ) from None

    def article_ids(self) -> frozenset[str]:
        """Return the article_id of every entry, their records unread.

        Raises:
            ArchiveError: The folder is there and cannot be listed.
        """
        return frozenset(self._recorded())

    def origins(self, article_ids: Iterable[str] | None = None) -> list[Origin]:
        """Return every entry of the archive, or those of the ids that it has, sorted by article_id.

        A damaged record comes back as an origin with a failure (its
        `retrieved_at` is the time the record file was written), so that it
        ends as a row; taking the same input again mends it.

        Raises:
            ArchiveError: The folder is there and cannot be listed.
        """
        folder_of = self._recorded() if article_ids is None else {}
        wanted = folder_of.keys() if article_ids is None else set(article_ids)
        try:
            found = {key: origin_or_failure(self._record_path(key)) for key in wanted}
            strayed = [key for key, origin in found.items() if origin is None]
            folder_of = folder_of or (self._recorded() if strayed else {})
            for key in folder_of.keys() & set(strayed):
                found[key] = origin_or_failure(folder_of[key] / f"{key}.json")
        except OSError as error:
            raise ArchiveError(f"cannot read the archive {self.folder}: {error.strerror}") from None
        return [origin for _, origin in sorted(found.items()) if origin is not None]

    def _recorded(self) -> dict[str, Path]:
        """Return the folder of every record by its article_id; as names, of which there may be millions."""
        try:
            if not self.folder.exists():
                return {}
            folders = [path for path in self.folder.iterdir() if len(path.name) == 2 and path.is_dir()]
            names = [(folder, name) for folder in folders for name in os.listdir(folder)]  # noqa: PTH208
        except OSError as error:
            raise ArchiveError(f"cannot read the archive {self.folder}: {error.strerror}") from None
        return {
            name.removesuffix(".json"): folder
            for folder, name in names
            if name.endswith(".json") and name[0] != "."
        }

    def bytes_of(self, origin: Origin) -> bytes:
        """Return the archived bytes of an entry.

        Raises:
            ArchiveError: It has none, they are gone, or they are not the bytes
                that were archived.
        """
        if origin.failure is not None:
            raise ArchiveError(origin.failure)
        try:
            content = content_at(self.bytes_path(origin))
        except OSError as error:
            if error.strerror:
                raise ArchiveError(f"its bytes cannot be read from the archive: {error.strerror}") from None
            content = None  # they are no compressed bytes any more
        if content is None or hashlib.sha256(content).hexdigest() != origin.raw_sha256:
            raise ArchiveError("its bytes in the archive are not those that were archived: restore them")
        return content

    def holds(self, origin: Origin, source: Source) -> bool:
        """Whether the archive has all of a source, whose `origin` that is: taking it writes nothing."""
        try:
            known = origin_at(self._record_path(origin.article_id))
        except (ArchiveError, FileNotFoundError):
            return False
        return source.retrieval is None and (
            source.content is None or _holds(self.bytes_path(known), source.content)
        )

    def retrievals(self, origin: Origin) -> list[Retrieval]:
        """Return how an entry was fetched, each time, the first first; nothing where it was given.

        Raises:
            ArchiveError: A record is damaged, or cannot be read.
        """
        folder = self.folder / origin.article_id[:2]
        paths = folder.glob(f"{origin.article_id}.*{SUFFIX}")
        return sorted(map(retrieval_at, paths), key=lambda retrieval: retrieval.retrieved_at)

    def retrieved_again(self, origin: Origin, retrieved_at: datetime) -> None:
        """Have the record of an entry say that its bytes were retrieved at another time.

        Raises:
            ArchiveError: It cannot be written.
        """
        now = retrieved_at.astimezone(UTC)
        put_right = replace(origin, retrieved_at=now, entered_at=now)
        try:
            write_file(self._record_path(origin.article_id), origin_json(put_right))
        except OSError as error:
            raise ArchiveError(f"cannot write to the archive {self.folder}: {error.strerror}") from None

    def remove_leftovers(self) -> int:
        """Remove what killed writers left and return how many files that were.

        Only for who holds the lock of the run: it would break another writer.
        """
        return remove_leftovers([self.folder, *self.folder.glob("??")])

    def _entered(
        self, source: Source, retrieved_at: datetime, entered: dict[str, Origin], files: NewFiles
    ) -> Origin:
        """Write what is missing of an entry, note it in `entered`, and return the entry's origin."""
        origin = self.origin_of(source, retrieved_at)
        if source.retrieval is not None:
            self._enter_retrieval(origin, source.retrieval, files)
        if origin.article_id in entered:
            return entered[origin.article_id]
        record_path = self._record_path(origin.article_id)
        try:
            known = origin_at(record_path)
        except (ArchiveError, FileNotFoundError):
            known = None  # new, or damaged and about to be mended
        path = self.bytes_path(known or origin)
        if source.content is not None and not _holds(path, source.content):
            files.write(path, stored_form(path, source.content))
        if known is None:
            self.mark()
            files.write(record_path, origin_json(origin))
        entered[origin.article_id] = known or origin
        return known or origin

    def _enter_retrieval(self, origin: Origin, retrieval: Retrieval, files: NewFiles) -> None:
        record = retrieval_json(retrieval)
        path = self.folder / origin.article_id[:2] / retrieval_name(origin.article_id, record)
        if not _holds(path, record):
            files.write(path, record)

    def origin_of(self, source: Source, retrieved_at: datetime) -> Origin:
        """Return the origin a source has in this archive, nothing written.

        It was retrieved when it says, else at `retrieved_at`.

        `article_id` is the SHA-256 over the record (url, publisher, published
        and, where there is one, headline as canonical JSON), a line feed and
        the bytes; where there are no bytes, over the name and the failure.
        """
        entered_at, retrieved_at = retrieved_at, source.retrieved_at or retrieved_at
        if retrieved_at.tzinfo is None:
            raise ValueError("retrieved_at needs a time zone")
        stated = {"published": source.published, "publisher": source.publisher, "url": source.url}
        if source.headline is not None:
            stated["headline"] = source.headline
        if source.content is None:
            stated = {"failure": source.failure, "name": source.name}
        article_id = hashlib.sha256(
            canonical_json(stated).encode() + b"\n" + (source.content or b"")
        ).hexdigest()
        has_bytes = source.content is not None
        suffix = PurePosixPath(source.name).suffix.lower() or ".txt"
        return Origin(
            article_id=article_id,
            raw_sha256=hashlib.sha256(source.content).hexdigest() if source.content is not None else "",
            raw_path=f"{self.folder.name}/{article_id[:2]}/{article_id}{suffix}{COMPRESSED}"
            if has_bytes
            else "",
            name=source.name,
            retrieved_at=retrieved_at.astimezone(UTC),
            url=source.url,
            publisher=source.publisher,
            published=source.published,
            headline=source.headline,
            failure=source.failure,
            collected_from=source.collected_from,
            language=source.language,
            country=source.country,
            charset=source.charset,
            entered_at=entered_at.astimezone(UTC),
        )

    def _record_path(self, article_id: str) -> Path:
        return self.folder / article_id[:2] / f"{article_id}.json"

    def bytes_path(self, origin: Origin) -> Path:
        """Return where the bytes of an entry lie, where it has any."""
        # the name alone: an archive that was moved or renamed is still whole
        return self.folder / origin.article_id[:2] / PurePosixPath(origin.raw_path).name

    def mark(self) -> None:
        """Have the folder say that it is an archive, whose files are no sources."""
        marker = self.folder / MARKER
        if not marker.exists():
            write_file(
                marker, b"Written by casualty-figures: the inputs of its runs, never taken as input.\n"
            )


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file is there and keeps these bytes: they may be gone, torn or damaged."""
    try:
        return content_at(path) == content
    except OSError:
        return False
