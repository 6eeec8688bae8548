"""What the archive holds already, by address."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from casualty_figures.archive import Archive
from casualty_figures.reading.addresses import page_address
from casualty_figures.records import Origin
from casualty_figures.sources.address_index import AddressIndex, is_damaged_record


@dataclass
class Known:
    """The articles of an archive; those that several sources have are taken of one of them.

    Records are read of what is asked for alone. Safe to use from several threads.
    """

    archive: Archive
    index: AddressIndex
    _taken: set[str] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)

    @classmethod
    def of(cls, archive: Archive) -> "Known":
        """Return what an archive holds; raises `ArchiveError` where it cannot be read or written."""
        return cls(archive, AddressIndex.of(archive))

    def close(self) -> None:
        """Close the index of the archive."""
        self.index.close()

    def add(self, origins: Iterable[Origin]) -> None:
        """Note what came into the archive."""
        with self._lock:
            self.index.add(origins)

    def has(self, article_id: str) -> bool:
        """Whether the archive has an entry."""
        with self._lock:
            return self.index.has(article_id)

    def claim(self, url: str) -> bool:
        """Whether an address is neither in the archive nor being fetched; from now on it is."""
        address = page_address(url) or url
        with self._lock:
            if address in self._taken or self._is_sound(self.index.at(url)):
                return False
            self._taken.add(address)
            return True

    def _is_sound(self, article_ids: list[str]) -> bool:
        """Whether the record of any can be read: an address of none is asked again, which mends it."""
        return not all(map(is_damaged_record, self.archive.origins(article_ids)))

    def give_up(self, url: str) -> None:
        """Note that an address was claimed in vain."""
        with self._lock:
            self._taken.discard(page_address(url) or url)

    def at(self, url: str) -> list[Origin]:
        """Return the entries of an address, the first retrieved first."""
        with self._lock:
            found = self.index.at(url)
        return sorted(
            self.archive.origins(found), key=lambda origin: (origin.retrieved_at, origin.article_id)
        )

    def collected_from(self, source: str, since: datetime) -> list[Origin]:
        """Return the entries of a source at each address of which it gave one since then."""
        with self._lock:
            found = self.index.of_source(source, since)
        return self.archive.origins(found)
