"""A machine whose runs take from an address and bring there; nothing is read: a figure an article."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from made_releases import Tables, provenance

from casualty_figures.archive import Archive, Source
from casualty_figures.publishing import Release, last_release, publish_release, writing_lock
from casualty_figures.runs.at_address import take_from

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class Machine:
    """Folders of a machine, and what comes in at its next run."""

    folder: Path
    address: str | None
    keep: int = 30
    came: list[str] = field(default_factory=list)
    meanwhile: Callable[[], object] = lambda: None

    @property
    def archive(self) -> Archive:
        return Archive(self.folder / "archive")

    @property
    def processed(self) -> Path:
        return self.folder / "processed"

    @property
    def release(self) -> Release:
        release = last_release(self.processed)
        assert release
        return release

    def run(self, *came: str) -> Release:
        """Take from the address, archive what came, and publish as many figures as there are articles."""
        with writing_lock(self.processed) as lock:
            there = take_from(self.address, self.archive, lock) if self.address else None
            self.archive.take_all([Source(f"{one}.txt", one.encode()) for one in came], NOW)
            ids = self.archive.article_ids()
            self.meanwhile()
            return publish_release(
                lock,
                Tables(len(ids)),
                provenance(" ".join(sorted(ids))),
                parent=last_release(self.processed),
                keep=self.keep,
                bring=lambda release: there.bring(self.archive, release, keep=self.keep) if there else None,
            )
