"""What can go wrong, in one tree.

CasualtyFiguresError
├── ArchiveError             a file or folder cannot be taken into the archive
├── ReadingError             the bytes of an article are not a text we can read
├── SourcesFileError         sources.toml makes no sense
├── ListingError             a source does not say what articles it has
├── LabelledSetError         a labelled set is not in the format of docs/evaluating.md
├── ReleaseError             no release, or a release that is not whole
├── AddressMovedOnError      another run published at the same address first
├── PublicationStoppedError  a table-level check failed; the last release stays
└── RunInProgressError       another run holds the lock

A message says what was wrong with what, and what to do.
"""

from collections.abc import Sequence

from casualty_figures.records.run import QualityResult


class CasualtyFiguresError(Exception):
    """Anything this package refuses to do."""


class ArchiveError(CasualtyFiguresError):
    """A file or folder cannot be taken into the archive."""


UNREAD_LANGUAGE = "an article in a language we do not read yet"
"""How the message of a `ReadingError` begins where the language is the reason; its name follows a colon."""


class ReadingError(CasualtyFiguresError):
    """The bytes of an article are not a text we can read."""


class SourcesFileError(CasualtyFiguresError):
    """Something in `sources.toml` makes no sense."""


class ListingError(CasualtyFiguresError):
    """A source does not say what articles it has, or not to the end."""


class LabelledSetError(CasualtyFiguresError):
    """A labelled set cannot be read."""


class ReleaseError(CasualtyFiguresError):
    """There is no release, or the one there is not whole."""


class AddressMovedOnError(CasualtyFiguresError):
    """Another run published at the same address first: nothing of this one is seen there."""


class PublicationStoppedError(CasualtyFiguresError):
    """A check on a whole table failed: nothing was published, the last release stays.

    `results` are the checks made until then, those that held included.
    """

    def __init__(self, message: str, results: Sequence[QualityResult] = ()) -> None:
        """Keep the results for the report on the run that stopped."""
        super().__init__(message)
        self.results = tuple(results)


class RunInProgressError(CasualtyFiguresError):
    """Another run is at work on the same tables."""
