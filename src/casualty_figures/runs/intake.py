"""What a run is given, taken into the archive."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from casualty_figures.archive import NO_COLUMNS, Archive, Source, sources_in
from casualty_figures.records import ArchiveError, Origin


@dataclass(frozen=True, slots=True)
class Intake:
    """How many files a run was given, how many of them it was given twice, and the articles that they are."""

    n_files: int
    n_duplicate_files: int
    article_ids: frozenset[str] = field(default=frozenset(), compare=False)

    def __add__(self, other: "Intake") -> "Intake":
        """Return what both were given together."""
        return Intake(
            self.n_files + other.n_files,
            self.n_duplicate_files + other.n_duplicate_files,
            self.article_ids | other.article_ids,
        )


def archive_paths(  # noqa: PLR0913 -- each is a thing that a run says of what it is given
    archive: Archive,
    paths: Sequence[Path],
    retrieved_at: datetime,
    *,
    largest: int,
    columns: Mapping[str, str] = NO_COLUMNS,
    tell: Callable[[int], None] = lambda _: None,
) -> Intake:
    """Take every article in files and folders into the archive, and return how many there were.

    `columns` says which columns of tables hold what, where their names do not;
    `tell` is called with how many have been taken so far, after each.

    What cannot be taken enters as an origin with its failure; files over
    `largest` bytes are such. Raises `ArchiveError` where the archive cannot
    be written.
    """
    sources = _told(sources_in(paths, largest=largest, columns=columns), tell)
    return intake_of(archive.take_all(sources, retrieved_at))


def intake_of(taken: Sequence[Origin]) -> Intake:
    """Return how many articles were taken, and how many of them twice."""
    return intake_of_ids([origin.article_id for origin in taken])


def intake_of_ids(article_ids: Sequence[str]) -> Intake:
    """Return how many articles were given by their ids, and how many of them twice."""
    known = frozenset(article_ids)
    return Intake(len(article_ids), len(article_ids) - len(known), known)


def is_address(path: str) -> bool:
    """Whether what a run was given is the address of a page, and no path."""
    return path.lower().startswith(("http://", "https://"))


def _told(sources: Iterable[Source], tell: Callable[[int], None]) -> Iterator[Source]:
    for number, source in enumerate(sources, start=1):
        yield source
        tell(number)


def existing(folder: Path, *, setting: str) -> Path:
    """Return the folder; raise `ArchiveError`, naming the setting to change, where there is none.

    One that we may not look at is returned: what is taken from it is a row with the reason.
    """
    try:
        is_there = folder.is_dir()
    except OSError:
        return folder
    if not is_there:
        raise ArchiveError(f"no folder {folder} to read: name files or folders, or set {setting}")
    return folder


def missing(paths: Iterable[Path]) -> list[str]:
    """Return the paths at which nothing lies: whoever gave them mistyped, and no article was lost."""
    return [str(path) for path in paths if not _may_be_there(path)]


def _may_be_there(path: Path) -> bool:
    """Whether something lies there; where we may not look, the row of the path says so."""
    try:
        return path.exists()
    except OSError:
        return True
