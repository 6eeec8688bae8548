"""What was found damaged on the disk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Damage:
    """A file that is not as it was written.

    `place` is the name of a release, `archive` or `current`; `path` is the
    file below it; `what` says in one line what is wrong.
    """

    place: str
    path: str
    what: str

    def __str__(self) -> str:
        """Return the place, the path and what is wrong, in one line."""
        return f"{self.place}: {self.path} {self.what}" if self.path else f"{self.place} {self.what}"
