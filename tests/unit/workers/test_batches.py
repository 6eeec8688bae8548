"""A release is the same, byte for byte, however many processes read its articles."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from plain_run import Workplace, story

from casualty_figures.engine import engine_version, vague_words
from casualty_figures.records import Origin
from casualty_figures.workers.batches import read_batches
from casualty_figures.workers.reading_settings import Outcome, ReadingSettings

TOWNS = ("Aden", "Goma", "Mosul", "Kaduna", "Beira", "Herat")


@dataclass
class InBatches(Workplace):
    """A workplace whose articles are read two at a time, by so many processes."""

    n_workers: int = 1

    def outcomes_of(self, origins: tuple[Origin, ...]) -> list[Outcome]:
        settings = ReadingSettings(self.archive.folder, engine_version(vague_words()), article_seconds=30.0)
        batches = [origins[start : start + 2] for start in range(0, len(origins), 2)]
        return read_batches(batches, settings, n_workers=self.n_workers, advance=lambda: None)


def hash_of_release(folder: Path, n_workers: int) -> str:
    """Return the hash of every file of a release over the same articles, read by so many processes."""
    place = InBatches(folder / str(n_workers), n_workers=n_workers)
    for number, town in enumerate(TOWNS):
        place.write(f"{town}.txt", story(town, number + 2, "Dozens fled, witnesses said."))
    place.write("empty.txt", "")
    place.run()
    whole = hashlib.sha256()
    for path in sorted(path for path in place.release.folder.rglob("*") if path.is_file()):
        whole.update(str(path.relative_to(place.release.folder)).encode() + path.read_bytes())
    return whole.hexdigest()


def test_a_release_read_by_two_processes_is_that_of_one(tmp_path: Path) -> None:
    assert hash_of_release(tmp_path, n_workers=2) == hash_of_release(tmp_path, n_workers=1)
