"""The log of the archive: when each source was asked, what it gave, and what went wrong.

A file a source, `attempts/<name>.jsonl` in the archive, of which lines are
only ever added. What a source is to be asked for next, and how it did day by
day, is read from it.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, TypeAlias

from casualty_figures.sources.lead import Lead
from casualty_figures.storage import add_line, canonical_json

FOLDER = "attempts"
Outcome: TypeAlias = Literal["done", "partial", "failed"]

COMMAND_LINE = "command-line"
"""What the addresses of the command line are called: no source, so it has no days."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page that could not be had by chance: it is tried again, whether it is listed again or not."""

    url: str
    published: date | None
    publisher: str | None
    tries: int

    @property
    def lead(self) -> Lead:
        """Return the page as it was listed."""
        return Lead(self.url, published=self.published, publisher=self.publisher)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One time that a source was asked.

    `outcome` is `done` where its list was read to the end and all that was
    wanted of it was had, `failed` where nothing was, else `partial`; `reason`
    says why in one line. `is_cut` says that more was listed than a run takes.
    `n_revised` of the `n_new` articles are newer versions. `visited` are the
    pages fetched again, `gone` those of them that are no more; `new_ids` the
    entries of the archive that are new.
    """

    source: str
    kind: str
    started_at: datetime
    outcome: Outcome
    reason: str | None = None
    language: str | None = None
    country: str | None = None
    n_listed: int = 0
    n_new: int = 0
    n_revised: int = 0
    n_refused: int = 0
    is_cut: bool = False
    waiting: tuple[Waiting, ...] = ()
    visited: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    new_ids: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing that was listed until then is left to take."""
        return self.outcome == "done" and not self.is_cut


@dataclass(frozen=True, slots=True)
class AttemptLog:
    """The attempts of an archive."""

    archive_folder: Path
    _lines: dict[str, Sequence[Attempt]] = field(default_factory=dict, compare=False)

    def add(self, attempt: Attempt) -> None:
        """Write an attempt down, on the disk when this returns."""
        said = {name: value for name, value in asdict(attempt).items() if value or name == "source"}
        add_line(self._path(attempt.source), canonical_json(said).encode())

    def of(self, source: str) -> list[Attempt]:
        """Return the attempts of a source in their order; a line that a killed run left torn is none."""
        try:
            lines = self._path(source).read_bytes().splitlines()
        except FileNotFoundError:
            return []
        return [attempt for line in lines if (attempt := _attempt(line))]

    def sources(self) -> list[str]:
        """Return the names of the sources that were ever asked, sorted."""
        return sorted(path.stem for path in (self.archive_folder / FOLDER).glob("[!.]*.jsonl"))

    def _path(self, source: str) -> Path:
        return self.archive_folder / FOLDER / f"{source}.jsonl"


def _attempt(line: bytes) -> Attempt | None:
    try:
        said: dict[str, Any] = json.loads(line)
        known = {one.name for one in fields(Attempt)}
        return Attempt(
            **{name: value for name, value in said.items() if name in known}
            | {
                "started_at": datetime.fromisoformat(said["started_at"]),
                "waiting": tuple(_waiting(entry) for entry in said.get("waiting", ())),
                "visited": tuple(said.get("visited", ())),
                "gone": tuple(said.get("gone", ())),
                "new_ids": tuple(said.get("new_ids", ())),
            }
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _waiting(said: dict[str, Any]) -> Waiting:
    day = said["published"]
    return Waiting(**{**said, "published": date.fromisoformat(day) if day else None})
