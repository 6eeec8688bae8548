"""What the archive holds already, by address."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock

from casualty_figures.reading.addresses import page_address
from casualty_figures.records import Origin


@dataclass
class Known:
    """The articles of an archive; those that several sources have are taken of one of them.

    Safe to use from several threads.
    """

    _ids: set[str] = field(default_factory=set)
    _of_address: dict[str, list[Origin]] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)

    @classmethod
    def of(cls, origins: Iterable[Origin]) -> "Known":
        """Return what an archive holds."""
        known = cls()
        known.add(origins)
        return known

    def add(self, origins: Iterable[Origin]) -> None:
        """Note what came into the archive."""
        with self._lock:
            for origin in origins:
                self._ids.add(origin.article_id)
                if address := page_address(origin.url):
                    self._of_address.setdefault(address, []).append(origin)

    def has(self, article_id: str) -> bool:
        """Whether the archive has an entry."""
        return article_id in self._ids

    def has_address(self, url: str) -> bool:
        """Whether the archive has an article of an address, or why it has none."""
        return page_address(url) in self._of_address

    def claim(self, url: str) -> bool:
        """Whether an address is neither in the archive nor being fetched; from now on it is."""
        address = page_address(url) or url
        with self._lock:
            if address in self._of_address or address in self._taken:
                return False
            self._taken.add(address)
            return True

    def give_up(self, url: str) -> None:
        """Note that an address was claimed in vain."""
        with self._lock:
            self._taken.discard(page_address(url) or url)

    def at(self, url: str) -> list[Origin]:
        """Return the entries of an address, the first retrieved first."""
        found = self._of_address.get(page_address(url) or url, [])
        return sorted(found, key=lambda origin: (origin.retrieved_at, origin.article_id))

    def collected_from(self, source: str) -> list[Origin]:
        """Return the entries with an address that a source gave."""
        return [
            origin
            for found in self._of_address.values()
            for origin in found
            if origin.collected_from == source
        ]
