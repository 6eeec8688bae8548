"""Sources that are files: folders, patterns, WARC files."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from glob import glob, has_magic
from pathlib import Path

from casualty_figures.archive import NO_COLUMNS, Source, sources_in
from casualty_figures.records import ListingError
from casualty_figures.sources.forms import Files, Warc


def sources_on_disk(source: Files | Warc, folder: Path, *, largest: int) -> Iterator[Source]:
    """Yield what lies at the paths of a source, which begin in `folder`; a pattern may have no file.

    Raises:
        ListingError: A path that is no pattern does not exist; before anything is yielded.
    """
    columns = source.columns if isinstance(source, Files) else NO_COLUMNS
    yield from sources_in(_paths(source.paths, folder), largest=largest, columns=columns)


def taken_from(source: Files | Warc, given: Source) -> Source:
    """Return what lies in a file, with the name of its source and what that is said to be.

    What the file says of itself counts first.
    """
    return replace(
        given,
        collected_from=source.name,
        language=given.language or source.language,
        country=source.country,
    )


def _paths(patterns: Sequence[str], folder: Path) -> list[Path]:
    found: list[Path] = []
    for pattern in patterns:
        whole = folder / Path(pattern).expanduser()
        if has_magic(pattern):
            found.extend(Path(path) for path in sorted(glob(str(whole), recursive=True)))  # noqa: PTH207 - Path.glob takes no absolute pattern
        elif whole.exists():
            found.append(whole)
        else:
            raise ListingError(f"no such file or folder: {pattern}")
    return found
