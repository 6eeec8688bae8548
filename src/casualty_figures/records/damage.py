"""What was found damaged on the disk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Damage:
    """A file that is not as it was written.

    `place` is the name of a release, `archive` or `current`; `path` is the
    file below it; `what` says in one line what is wrong. `address` is where
    it lies when that is not this disk.
    """

    place: str
    path: str
    what: str
    address: str = ""

    def __str__(self) -> str:
        """Return the address if there is one, the place, the path and what is wrong, in one line."""
        where = f"{self.address} {self.place}".lstrip()
        return f"{where}: {self.path} {self.what}" if self.path else f"{where} {self.what}"
