"""What articles are read with, as a value that travels with them to whichever process reads them."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from casualty_figures.archive import Archive
from casualty_figures.engine import engine_version, second_extractor, vague_words
from casualty_figures.extraction.proposing.settings import ModelSettings
from casualty_figures.placing.gazetteer.cache import CACHE_VARIABLE
from casualty_figures.placing.gazetteer.own_gazetteers import FOLDER_VARIABLE
from casualty_figures.records import CasualtyFiguresError, Origin, Refusal
from casualty_figures.runs.reading import ArticleFigures
from casualty_figures.runs.rows.article_rows import writable_reading_of

Outcome = ArticleFigures | Refusal
"""What becomes of an article that is read."""


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """The archive, the words and the model articles are read with, and the engine that the run is of.

    `folders` are the environment variables by which the gazetteer is found,
    those that are set. `article_seconds` is the processor time an article may take.
    """

    archive_folder: Path
    engine_version: str
    article_seconds: float
    vague_words: Path | None = None
    model: ModelSettings | None = None
    folders: tuple[tuple[str, str], ...] = ()

    def reader(self) -> Callable[[Origin], Outcome]:
        """Return what reads an article of the archive.

        Raises `CasualtyFiguresError` where the archive cannot be seen from
        here, or the engine here is another than the run's: its figures would
        carry a version that did not read them.
        """
        if not self.archive_folder.is_dir():
            raise CasualtyFiguresError(
                f"no archive at {self.archive_folder} where articles are read: every worker must see it there"
            )
        vague, second = vague_words(self.vague_words), second_extractor(self.model)
        here = engine_version(vague, second.fingerprint if second else "")
        if here != self.engine_version:
            raise CasualtyFiguresError(
                f"the engine of a worker is {here} and the run's {self.engine_version}: "
                "give both the same version of the package, vague words and gazetteers"
            )
        archive = Archive(self.archive_folder)
        return partial(writable_reading_of, archive, vague=vague, second_extractor=second)


def folders_in_force() -> tuple[tuple[str, str], ...]:
    """Return the variables that say where the gazetteer lies, with paths that hold from any folder."""
    named = ((name, os.environ.get(name)) for name in (CACHE_VARIABLE, FOLDER_VARIABLE))
    return tuple((name, str(Path(folder).absolute())) for name, folder in named if folder)
